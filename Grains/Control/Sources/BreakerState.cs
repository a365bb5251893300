namespace OrleansHa.Grains.Control.Sources;

/// <summary>What a breaker remembers; the default is a closed one.</summary>
/// <param name="Failures">Failures in a row.</param>
/// <param name="OpenedAt">When it opened last; null while it is closed.</param>
public readonly record struct BreakerState(int Failures, DateTimeOffset? OpenedAt);
