namespace OrleansHa.Samples.CpuGovernor;

/// <summary>
/// Looks only at what was taken, with a memory of its own, so that a mistake in the code that refuses shows here instead
/// of hiding itself. Both counters must stay 0.
/// </summary>
internal sealed class LedgerAudit
{
    private readonly Queue<string> _order = new();
    private readonly HashSet<string> _seen = [];
    private long _newest = long.MinValue;

    /// <summary>Actions taken of an epoch below one taken before.</summary>
    public long StaleAccepted { get; private set; }

    /// <summary>Actions taken whose key had been taken, within the last <see cref="DutyLedger.History"/>.</summary>
    public long AppliedTwice { get; private set; }

    public void Observe(LedgerEntry taken)
    {
        if (taken.Epoch < _newest)
            StaleAccepted++;
        _newest = Math.Max(_newest, taken.Epoch);

        if (!_seen.Add(taken.Key))
        {
            AppliedTwice++;
            return;
        }

        _order.Enqueue(taken.Key);
        if (_order.Count > DutyLedger.History)
            _seen.Remove(_order.Dequeue());
    }
}
