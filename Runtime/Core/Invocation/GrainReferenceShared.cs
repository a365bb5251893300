namespace Orleans.Runtime;

/// <summary>What all references of one grain type and interface share.</summary>
public sealed class GrainReferenceShared(GrainType grainType, GrainInterfaceType interfaceType, ushort interfaceVersion, IGrainReferenceRuntime runtime)
{
    /// <summary>The grain type.</summary>
    public GrainType GrainType { get; } = grainType;

    /// <summary>The interface.</summary>
    public GrainInterfaceType InterfaceType { get; } = interfaceType;

    /// <summary>The interface's version.</summary>
    public ushort InterfaceVersion { get; } = interfaceVersion;

    /// <summary>What carries the calls.</summary>
    public IGrainReferenceRuntime Runtime { get; } = runtime;

    /// <summary>How urgent calls of these references are.</summary>
    internal Messaging.MessageCategory Category { get; } =
        !SystemTargetGrainId.IsSystemTarget(new GrainId(grainType, default)) ? Messaging.MessageCategory.Application
        : grainType == SystemTargetTypes.Ping ? Messaging.MessageCategory.Ping
        : Messaging.MessageCategory.System;
}
