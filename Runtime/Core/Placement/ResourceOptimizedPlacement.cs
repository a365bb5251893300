namespace Orleans.Runtime;

/// <summary>By load, with a preference for the silo that places. The default.</summary>
public sealed class ResourceOptimizedPlacement : PlacementStrategy
{
}
