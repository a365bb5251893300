namespace OrleansHa.Samples.CpuGovernor;

/// <summary>One action that was taken.</summary>
internal sealed record LedgerEntry(string Key, long Epoch, double Value, DateTimeOffset At);
