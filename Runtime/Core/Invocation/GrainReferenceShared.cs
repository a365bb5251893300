namespace Orleans.Runtime;

/// <summary>What all references of one grain type and interface share. Generated proxies pass it on.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class GrainReferenceShared
{
    internal GrainReferenceShared(GrainType grainType, GrainInterfaceType interfaceType, ushort interfaceVersion, IGrainReferenceRuntime runtime)
    {
        GrainType = grainType;
        InterfaceType = interfaceType;
        InterfaceVersion = interfaceVersion;
        Runtime = runtime;
        Category = !SystemTargetGrainId.IsSystemTarget(new GrainId(grainType, default)) ? Messaging.MessageCategory.Application
            : grainType == SystemTargetTypes.Ping ? Messaging.MessageCategory.Ping
            : Messaging.MessageCategory.System;
    }

    internal GrainType GrainType { get; }

    internal GrainInterfaceType InterfaceType { get; }

    internal ushort InterfaceVersion { get; }

    /// <summary>What carries the calls.</summary>
    internal IGrainReferenceRuntime Runtime { get; }

    /// <summary>How urgent calls of these references are.</summary>
    internal Messaging.MessageCategory Category { get; }
}
