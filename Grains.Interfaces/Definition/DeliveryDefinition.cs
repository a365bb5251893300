using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How decisions reach an output's endpoints.</summary>
/// <param name="Retry">How the wait between attempts grows.</param>
/// <param name="MaxInterval">Longest wait between attempts; faster retries only add load where something is already wrong.</param>
/// <param name="Ttl">A decision older than this is no longer delivered.</param>
/// <param name="Coalesce">What happens to decisions that wait while a newer one arrives; default none for alerts, else latest.</param>
/// <param name="DeadLetter">Whether an expired decision is kept for the operator.</param>
public sealed record DeliveryDefinition(
    [Default("exponential")] RetryPolicy Retry,
    [Default("30s"), Span("100ms", "10m")] TimeSpan MaxInterval,
    [Default("5m"), Span("1s", "24h")] TimeSpan Ttl,
    [Computed("none for alerts, else latest")] CoalesceRule Coalesce,
    [Default("true")] bool DeadLetter)
{
    /// <summary>How long one attempt may take.</summary>
    [Default("2s"), Span("10ms", "5m")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>When an endpoint is left alone for a while.</summary>
    [Default("{}")]
    public BreakerDefinition Breaker { get; init; } = new(5, TimeSpan.FromSeconds(5));
}
