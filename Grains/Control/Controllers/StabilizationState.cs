using System.Collections.Immutable;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>The wishes of the stabilization windows, oldest first; a new instance has seen none.</summary>
public sealed record StabilizationState
{
    /// <summary>Lowest wishes, for rises.</summary>
    public ImmutableArray<StabilizationSlot> Up { get; init; } = [];

    /// <summary>Highest wishes, for falls.</summary>
    public ImmutableArray<StabilizationSlot> Down { get; init; } = [];
}
