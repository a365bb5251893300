using Orleans.Placement;

namespace OrleansHa.Grains.Placement;

/// <summary>The grain is placed by <see cref="LoopPlacement"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LoopPlacementAttribute() : PlacementAttribute(new LoopPlacement());
