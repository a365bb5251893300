namespace OrleansHa.Samples.Boiler;

/// <summary>What <c>GET /ledger</c> answers. All counters are exact since the process started.</summary>
/// <param name="Accepted">Actions taken, oldest first; the last <paramref name="HistoryLimit"/> of them.</param>
/// <param name="RejectedStale">Actions refused because of an older epoch.</param>
/// <param name="Duplicates">Actions whose key had been taken already.</param>
/// <param name="AcceptedTotal">Actions taken, also those no longer listed.</param>
/// <param name="HighestEpoch">0 until the first action.</param>
/// <param name="StaleAccepted">Must be 0: see <see cref="LedgerAudit"/>.</param>
/// <param name="AppliedTwice">Must be 0: see <see cref="LedgerAudit"/>.</param>
/// <param name="HistoryLimit">The bound of <paramref name="Accepted"/>.</param>
internal sealed record LedgerReport(
    IReadOnlyList<LedgerEntry> Accepted,
    long RejectedStale,
    long Duplicates,
    long AcceptedTotal,
    long HighestEpoch,
    long StaleAccepted,
    long AppliedTwice,
    int HistoryLimit);
