using OrleansHa.Grains.Outputs;

namespace OrleansHa.Silo.Outputs;

/// <summary>What one attempt at one endpoint gave.</summary>
/// <param name="Final">The endpoint's final word, or null when another attempt may succeed.</param>
/// <param name="Error">What was wrong; null after a success.</param>
internal sealed record EndpointAnswer(SendResult? Final, string? Error)
{
    public bool IsTransient => Final is null;
}
