namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How decisions reach an output's endpoints.</summary>
/// <param name="Retry">How the wait between attempts grows; default exponential.</param>
/// <param name="MaxInterval">Longest wait between attempts; default 30 s.</param>
/// <param name="Ttl">A decision older than this is no longer delivered; default 5 min.</param>
/// <param name="Coalesce">Default latest.</param>
/// <param name="DeadLetter">Whether an expired decision is kept for the operator; default true.</param>
public sealed record DeliveryDefinition(RetryPolicy Retry, TimeSpan MaxInterval, TimeSpan Ttl, CoalesceRule Coalesce, bool DeadLetter);
