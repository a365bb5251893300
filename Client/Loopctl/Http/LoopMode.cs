namespace OrleansHa.Loopctl.Http;

/// <summary>The mode asked for and the one in force.</summary>
internal sealed record LoopMode(string? Requested, string? Actual);
