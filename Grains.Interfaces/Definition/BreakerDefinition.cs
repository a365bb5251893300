using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A circuit breaker: after repeated failures nothing is tried for a while.</summary>
/// <param name="Failures">So many failures in a row open it.</param>
/// <param name="OpenFor">How long it stays open before one try.</param>
public sealed record BreakerDefinition(
    [Default("5"), Within(1, 1000)] int Failures,
    [Default("5s"), Span("100ms", "10m")] TimeSpan OpenFor);
