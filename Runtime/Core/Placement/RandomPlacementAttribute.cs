namespace Orleans.Placement;

/// <summary>Uniform over the compatible silos.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class RandomPlacementAttribute() : PlacementAttribute(new RandomPlacement());
