namespace OrleansHa.Samples.CpuGovernor;

internal enum LedgerOutcome
{
    Accepted,
    Duplicate,
    Stale,
}
