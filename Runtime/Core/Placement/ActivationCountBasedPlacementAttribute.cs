namespace Orleans.Placement;

/// <summary>The less loaded of a few random silos.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class ActivationCountBasedPlacementAttribute() : PlacementAttribute(new ActivationCountBasedPlacement());
