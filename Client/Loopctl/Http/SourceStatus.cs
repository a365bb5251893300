namespace OrleansHa.Loopctl.Http;

/// <summary>One source of a signal.</summary>
internal sealed record SourceStatus(string Name, string? Zone, string? Health, double? Value, double? AgeMs);
