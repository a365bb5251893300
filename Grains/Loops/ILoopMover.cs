namespace OrleansHa.Grains.Loops;

/// <summary>Moves loops that run on this silo to others, without a missed step.</summary>
internal interface ILoopMover
{
    /// <summary>Where the loop could go.</summary>
    /// <param name="loop">A loop that runs here.</param>
    /// <param name="zone">Null is any zone but this one.</param>
    /// <returns>Null when its definition or the cluster leaves no place.</returns>
    SiloAddress? Find(string loop, string? zone);

    /// <summary>Begins to move it; does nothing for a loop that is moving already.</summary>
    void Begin(string loop, SiloAddress target);
}
