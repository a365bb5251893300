namespace Orleans.Placement;

/// <summary>The silo that places, if it is active and compatible, else random.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class PreferLocalPlacementAttribute() : PlacementAttribute(new PreferLocalPlacement());
