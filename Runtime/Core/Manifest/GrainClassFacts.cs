using System.Collections.Immutable;

namespace Orleans.Metadata;

/// <summary>What other processes need to know of a grain class.</summary>
internal sealed class GrainClassFacts(GrainType grainType, string className, ImmutableArray<GrainInterfaceFacts> interfaces, ImmutableDictionary<string, string> properties)
{
    public GrainType GrainType { get; } = grainType;

    /// <summary>Namespace-qualified, for the class name prefix of GetGrain.</summary>
    public string ClassName { get; } = className;

    /// <summary>All grain interfaces it implements, extensions excluded.</summary>
    public ImmutableArray<GrainInterfaceFacts> Interfaces { get; } = interfaces;

    /// <summary>Grain properties, e.g. its placement strategy.</summary>
    public ImmutableDictionary<string, string> Properties { get; } = properties;

    /// <summary>The same with the interfaces that only another silo's class of this grain type has.</summary>
    public GrainClassFacts WithInterfacesOf(GrainClassFacts other)
    {
        var added = other.Interfaces.Where(theirs => !Interfaces.Any(own => own.Type.Equals(theirs.Type))).ToArray();
        return added.Length == 0 ? this : new GrainClassFacts(GrainType, ClassName, Interfaces.AddRange(added), Properties);
    }
}
