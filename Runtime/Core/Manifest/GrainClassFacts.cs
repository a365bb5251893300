using System.Collections.Immutable;

namespace Orleans.Metadata;

/// <summary>What other processes need to know of a grain class.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class GrainClassFacts(GrainType grainType, string className, ImmutableArray<GrainInterfaceType> interfaces, ImmutableDictionary<string, string> properties)
{
    [Id(0)]
    public GrainType GrainType { get; } = grainType;

    /// <summary>Namespace-qualified, for the class name prefix of GetGrain.</summary>
    [Id(1)]
    public string ClassName { get; } = className;

    /// <summary>All grain interfaces it implements, extensions excluded.</summary>
    [Id(2)]
    public ImmutableArray<GrainInterfaceType> Interfaces { get; } = interfaces;

    /// <summary>Grain properties, e.g. its placement strategy.</summary>
    [Id(3)]
    public ImmutableDictionary<string, string> Properties { get; } = properties;
}
