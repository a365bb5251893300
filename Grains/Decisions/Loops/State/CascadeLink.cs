using OrleansHa.Grains.Control.Controllers;

namespace OrleansHa.Grains.Loops.State;

/// <summary>What an inner loop remembers of its outer one.</summary>
internal sealed record CascadeLink
{
    public static CascadeLink Empty { get; } = new();

    public CascadeState Heard { get; init; } = new();

    /// <summary>Whether the set-point is the outer loop's output.</summary>
    public bool Following { get; init; }

    /// <summary>Of the newest output heard: an older one comes from an owner that has been replaced.</summary>
    public long Epoch { get; init; }

    public long Seq { get; init; }
}
