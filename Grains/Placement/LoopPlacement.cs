namespace OrleansHa.Grains.Placement;

/// <summary>Spreads loops over zones and silos, unless a silo is asked for.</summary>
[GenerateSerializer, Alias("loops.LoopPlacement")]
public sealed class LoopPlacement : PlacementStrategy;
