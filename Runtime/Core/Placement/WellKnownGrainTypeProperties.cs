namespace Orleans.Metadata;

/// <summary>Names of grain type properties.</summary>
internal static class WellKnownGrainTypeProperties
{
    /// <summary>The placement strategy's class name.</summary>
    public const string PlacementStrategy = "placement-strategy";

    /// <summary>The placement filters' class names, comma separated.</summary>
    public const string PlacementFilter = "placement-filter";

    /// <summary>The grain class's full name.</summary>
    public const string TypeName = "type-name";
}
