namespace OrleansHa.Loopctl.Http;

/// <summary>One output of a loop.</summary>
internal sealed record OutputStatus(
    long Pending, long Delivered, long Superseded, long DeadLettered, long Emitted, string? Breaker);
