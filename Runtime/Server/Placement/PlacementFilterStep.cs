using Orleans.Placement;

namespace Orleans.Runtime.Placement;

/// <summary>A filter and what carries it out.</summary>
internal sealed record PlacementFilterStep(PlacementFilterStrategy Strategy, IPlacementFilterDirector Director);
