namespace Orleans.Placement;

/// <summary>By load, with a preference for the silo that places. The default.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class ResourceOptimizedPlacementAttribute() : PlacementAttribute(new ResourceOptimizedPlacement());
