namespace Orleans.Runtime.Scheduler;

/// <summary>Lets a few warnings a second through: on a starved machine every turn is a long one, and the log would add to it.</summary>
internal sealed class WarningBudget(int perSecond)
{
    private readonly Lock _lock = new();
    private long _second;
    private int _spent;
    private int _held;

    /// <summary>Whether one more may be logged at this time.</summary>
    /// <param name="milliseconds">The time.</param>
    /// <param name="comesAgain">A warning that is held back is tried again, so that it does not count as lost.</param>
    /// <param name="held">How many were lost since the last one that counted them.</param>
    public bool TrySpend(long milliseconds, bool comesAgain, out int held)
    {
        lock (_lock)
        {
            held = 0;
            if (milliseconds / 1000 != _second) (_second, _spent) = (milliseconds / 1000, 0);
            if (_spent == perSecond)
            {
                if (!comesAgain) _held++;
                return false;
            }

            _spent++;
            if (!comesAgain) (held, _held) = (_held, 0);
            return true;
        }
    }
}
