using OrleansHa.Grains.Outputs;

namespace OrleansHa.Silo.Outputs;

/// <summary>What one attempt at one endpoint gave.</summary>
/// <param name="Final">The endpoint's final word, or null when another attempt may succeed.</param>
/// <param name="Error">What was wrong; null after a success.</param>
internal sealed record EndpointAnswer(SendResult? Final, string? Error)
{
    public static EndpointAnswer Delivered { get; } = new(new SendResult(SendResultKind.Delivered), null);

    public bool IsTransient => Final is null;

    /// <summary>Another attempt may succeed.</summary>
    public static EndpointAnswer Transient(string error) => new(null, error);

    /// <summary>The endpoint will never take this decision.</summary>
    public static EndpointAnswer Refused(string detail) => new(new SendResult(SendResultKind.Refused, detail), detail);

    /// <summary>The endpoint knows a higher epoch.</summary>
    public static EndpointAnswer Stale(string detail) => new(new SendResult(SendResultKind.StaleEpoch, detail), detail);
}
