namespace Orleans.Runtime;

/// <summary>The system targets there are.</summary>
internal static class SystemTargetTypes
{
    /// <summary>Probes. They run off every queue, so that a busy silo still answers.</summary>
    public static readonly GrainType Ping = SystemTargetGrainId.CreateType("ping");

    /// <summary>Membership gossip and indirect probes.</summary>
    public static readonly GrainType Membership = SystemTargetGrainId.CreateType("membership");

    /// <summary>The directory's partition.</summary>
    public static readonly GrainType Directory = SystemTargetGrainId.CreateType("directory");

    /// <summary>Static facts of a silo: metadata and hosted grain types.</summary>
    public static readonly GrainType SiloFacts = SystemTargetGrainId.CreateType("facts");

    /// <summary>Takes activations that move from another silo.</summary>
    public static readonly GrainType Migration = SystemTargetGrainId.CreateType("migration");

    /// <summary>Counts and collection, for the management grain.</summary>
    public static readonly GrainType SiloControl = SystemTargetGrainId.CreateType("control");

    /// <summary>Which clients are connected to a silo.</summary>
    public static readonly GrainType Clients = SystemTargetGrainId.CreateType("clients");
}
