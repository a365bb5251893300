namespace OrleansHa.Grains.Outputs;

/// <summary>An endpoint's final answer.</summary>
/// <param name="Kind">Which case.</param>
/// <param name="Detail">What it said, for logs and dead letters; never holds a secret.</param>
internal sealed record SendResult(SendResultKind Kind, string? Detail = null);
