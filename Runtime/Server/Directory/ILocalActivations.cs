namespace Orleans.Runtime.GrainDirectory;

/// <summary>The activations of this silo as the directory sees them.</summary>
internal interface ILocalActivations
{
    /// <summary>All valid activations here that belong in the directory (those still waiting for their registration included). An activation is here
    /// before it is registered, and not here any more once <see cref="IGrainLocator.Unregister"/> was called for it.</summary>
    IEnumerable<GrainAddress> Registered { get; }

    /// <summary>Ends an activation that lost against another one of the same grain.</summary>
    void DeactivateDuplicate(GrainAddress loser, GrainAddress winner);
}
