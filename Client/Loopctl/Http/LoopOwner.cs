namespace OrleansHa.Loopctl.Http;

/// <summary>The silo that a loop runs on.</summary>
internal sealed record LoopOwner(string? Silo, string? Zone);
