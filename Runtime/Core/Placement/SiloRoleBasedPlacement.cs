namespace Orleans.Runtime;

/// <summary>Silos whose role equals the grain's key.</summary>
public class SiloRoleBasedPlacement : PlacementStrategy
{
}
