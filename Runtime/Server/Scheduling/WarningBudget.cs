namespace Orleans.Runtime.Scheduler;

/// <summary>Lets a few warnings a second through: on a starved machine every turn is a long one, and the log would add to it.</summary>
internal sealed class WarningBudget(int perSecond)
{
    private readonly Lock _lock = new();
    private long _second;
    private int _spent;
    private int _held;

    /// <summary>Whether one more may be logged at this time, and if so how many were held back since the last one.</summary>
    public bool TrySpend(long milliseconds, out int held)
    {
        lock (_lock)
        {
            held = 0;
            if (milliseconds / 1000 != _second) (_second, _spent) = (milliseconds / 1000, 0);
            if (_spent == perSecond)
            {
                _held++;
                return false;
            }

            _spent++;
            (held, _held) = (_held, 0);
            return true;
        }
    }
}
