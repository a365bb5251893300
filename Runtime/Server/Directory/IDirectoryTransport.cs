namespace Orleans.Runtime.GrainDirectory;

/// <summary>How a silo reaches the directory parts of other silos; tests put a simulated network here. Calls throw what the network does.</summary>
internal interface IDirectoryTransport
{
    /// <summary>The directory part of another silo.</summary>
    IDirectoryTarget TargetOn(SiloAddress silo);
}
