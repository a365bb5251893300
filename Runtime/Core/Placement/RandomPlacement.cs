namespace Orleans.Runtime;

/// <summary>Uniform over the compatible silos.</summary>
public sealed class RandomPlacement : PlacementStrategy
{
}
