namespace OrleansHa.Tests.Support.Dev;

/// <summary>What a plant's <c>GET /ledger</c> says.</summary>
/// <param name="Accepted">The last 10,000 actions taken, oldest first.</param>
/// <param name="RejectedStale">Refused because of an older epoch.</param>
/// <param name="Duplicates">Refused because the key had been taken.</param>
/// <param name="AcceptedTotal">Taken since the plant started.</param>
/// <param name="HighestEpoch">The highest epoch seen.</param>
/// <param name="StaleAccepted">Must be 0; counted by other code than the one that refuses.</param>
/// <param name="AppliedTwice">Must be 0; counted by other code than the one that refuses.</param>
public sealed record LedgerView(
    IReadOnlyList<LedgerAction> Accepted, long RejectedStale, long Duplicates, long AcceptedTotal, long HighestEpoch,
    long StaleAccepted, long AppliedTwice);
