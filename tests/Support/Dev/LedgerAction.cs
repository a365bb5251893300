namespace OrleansHa.Tests.Support.Dev;

/// <summary>One action a plant took.</summary>
public sealed record LedgerAction(string Key, long Epoch, double Value, DateTimeOffset At);
