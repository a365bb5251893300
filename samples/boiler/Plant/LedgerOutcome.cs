namespace OrleansHa.Samples.Boiler;

internal enum LedgerOutcome
{
    Accepted,
    Duplicate,
    Stale,
}
