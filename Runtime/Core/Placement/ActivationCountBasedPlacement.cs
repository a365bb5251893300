namespace Orleans.Runtime;

/// <summary>The less loaded of a few random silos.</summary>
public sealed class ActivationCountBasedPlacement : PlacementStrategy
{
}
