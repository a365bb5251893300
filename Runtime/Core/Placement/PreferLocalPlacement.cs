namespace Orleans.Runtime;

/// <summary>The silo that places, if it is active and compatible, else random.</summary>
public sealed class PreferLocalPlacement : PlacementStrategy
{
}
