namespace OrleansHa.Samples.Boiler;

/// <summary>Which refusals are on. Only a test that proves the audit works switches one off.</summary>
internal sealed record LedgerChecks(bool Fencing = true, bool Deduplication = true);
