using System.Diagnostics.CodeAnalysis;

namespace Orleans.Metadata;

/// <summary>Which silo hosts which grain classes, as far as the manifests of the cluster's silos are known here. Connections tell them in their handshake. Implemented by References/ClusterGrainClasses.</summary>
internal interface IClusterGrainClasses
{
    /// <summary>The properties of a grain type that any known silo hosts. Closed generics answer with those of their class.</summary>
    bool TryGetProperties(GrainType grainType, [NotNullWhen(true)] out GrainProperties? properties);

    /// <summary>Whether the silo is known to host the grain type.</summary>
    bool Hosts(SiloAddress silo, GrainType grainType);

    /// <summary>The version that the silo's class for the grain type has of an interface; false when the class is not known to implement it.</summary>
    bool TryGetInterfaceVersion(SiloAddress silo, GrainType grainType, GrainInterfaceType interfaceType, out ushort version);
}
