using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Silos;

/// <summary>Where this process stands in the cluster.</summary>
internal interface ISiloPlace
{
    SiloAddress Address { get; }

    string Name { get; }

    /// <summary>Empty when none is configured.</summary>
    string Zone { get; }

    /// <summary>This silo as the owner of loops.</summary>
    LoopOwner Owner { get; }
}
