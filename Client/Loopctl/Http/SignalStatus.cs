namespace OrleansHa.Loopctl.Http;

/// <summary>One signal of a loop.</summary>
internal sealed record SignalStatus(
    double? Value, string? Quality, double? AgeMs, string? Source, IReadOnlyList<SourceStatus>? Sources);
