namespace Orleans.Placement;

/// <summary>Silos whose role equals the grain's key.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class SiloRoleBasedPlacementAttribute() : PlacementAttribute(new SiloRoleBasedPlacement());
