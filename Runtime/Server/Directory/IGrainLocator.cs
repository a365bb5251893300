namespace Orleans.Runtime.GrainDirectory;

/// <summary>Finds and registers activations across the cluster.</summary>
internal interface IGrainLocator
{
    /// <summary>The registered activation, null when there is none. May ask the silo that owns the grain's range.</summary>
    ValueTask<GrainAddress?> Lookup(GrainId grainId);

    /// <summary>Registers an activation unless another one is registered (and is not <paramref name="previous"/>); returns the one that is registered afterwards.</summary>
    Task<GrainAddress> Register(GrainAddress address, GrainAddress? previous);

    /// <summary>Removes an activation's entry. Losing this call only leaves an entry that later calls find stale.</summary>
    Task Unregister(GrainAddress address);

    /// <summary>The activation as last heard of, without asking anyone; false when unknown.</summary>
    bool TryLookupInCache(GrainId grainId, out GrainAddress address);

    /// <summary>Forgets a cached activation that turned out not to be there.</summary>
    void InvalidateCache(GrainAddress address);
}
