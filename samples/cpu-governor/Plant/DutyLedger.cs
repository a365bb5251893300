namespace OrleansHa.Samples.CpuGovernor;

/// <summary>
/// Decides which actions the worker takes: each key once, and none of an epoch below the highest seen. Remembers what it
/// took. Safe to use from several threads.
/// </summary>
internal sealed class DutyLedger(TimeProvider time)
{
    /// <summary>
    /// Entries kept, and keys known for duplicates: over an hour of decisions at two a second. A key older than that would
    /// be taken for a new one, long after every retry has ended.
    /// </summary>
    public const int History = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<LedgerEntry> _accepted = new();
    private readonly HashSet<string> _keys = [];
    private readonly LedgerAudit _audit = new();
    private long _highestEpoch;
    private long _acceptedTotal;
    private long _rejectedStale;
    private long _duplicates;

    /// <summary>Offers one action; <paramref name="apply"/> is called, under the ledger's lock, only when it is taken.</summary>
    /// <param name="key">The decision's idempotency key.</param>
    /// <param name="epoch">The epoch of the owner that decided.</param>
    /// <param name="value">Percent, 0 to 100.</param>
    /// <param name="apply">Sets the duty: one assignment of this plant, in the order of acceptance.</param>
    public LedgerOutcome Offer(string key, long epoch, double value, Action<double> apply)
    {
        lock (_lock)
        {
            if (epoch < _highestEpoch)
            {
                _rejectedStale++;
                return LedgerOutcome.Stale;
            }

            // A duplicate from a new owner still shows that the old one is fenced.
            _highestEpoch = Math.Max(_highestEpoch, epoch);
            if (_keys.Contains(key))
            {
                _duplicates++;
                return LedgerOutcome.Duplicate;
            }

            Record(new LedgerEntry(key, epoch, value, time.GetUtcNow()));
            apply(value);
            return LedgerOutcome.Accepted;
        }
    }

    public LedgerReport Report()
    {
        lock (_lock)
        {
            return new LedgerReport([.. _accepted], _rejectedStale, _duplicates, _acceptedTotal, _highestEpoch,
                _audit.StaleAccepted, _audit.AppliedTwice, History);
        }
    }

    private void Record(LedgerEntry entry)
    {
        _audit.Observe(entry);
        _acceptedTotal++;
        _keys.Add(entry.Key);
        _accepted.Enqueue(entry);
        if (_accepted.Count > History)
            _keys.Remove(_accepted.Dequeue().Key);
    }
}
