namespace Orleans.Runtime;

/// <summary>By the grain id's hash over the sorted compatible silos.</summary>
public sealed class HashBasedPlacement : PlacementStrategy
{
}
