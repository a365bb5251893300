namespace OrleansHa.Loopctl.Dev;

/// <summary>What the summary needs of a plant's <c>GET /ledger</c>.</summary>
internal sealed record PlantLedger(long AcceptedTotal, long RejectedStale, long Duplicates, long StaleAccepted, long AppliedTwice);
