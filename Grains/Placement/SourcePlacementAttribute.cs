using Orleans.Placement;

namespace OrleansHa.Grains.Placement;

/// <summary>The grain is placed by <see cref="SourcePlacement"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SourcePlacementAttribute() : PlacementAttribute(new SourcePlacement());
