namespace OrleansHa.Grains.Placement;

/// <summary>Places a puller in its source's zone where a silo is there, else anywhere.</summary>
[GenerateSerializer, Alias("loops.SourcePlacement")]
public sealed class SourcePlacement : PlacementStrategy;
