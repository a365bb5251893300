namespace Orleans.Placement;

/// <summary>By the grain id's hash over the sorted compatible silos.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class HashBasedPlacementAttribute() : PlacementAttribute(new HashBasedPlacement());
