namespace OrleansHa.Grains.Store;

/// <summary>
/// What loops are kept in. Every change names the epoch it was decided under and is refused when another epoch is in force.
/// </summary>
internal interface ILoopStore
{
    /// <summary>Whether the last attempt reached the store.</summary>
    bool IsReachable { get; }

    /// <summary>
    /// Makes the caller the owner: raises the epoch and returns all that is needed to go on. The compare-and-swap is the row's
    /// lock; with <see cref="LoopClaim.ExpectedEpoch"/> it fails when somebody else was faster.
    /// </summary>
    /// <returns>Null when there is no such loop, or not with the expected epoch.</returns>
    /// <exception cref="LoopStoreException">The store is away; a claim that took effect unseen is harmless.</exception>
    Task<ClaimedLoop?> RaiseEpochAsync(LoopClaim claim);

    /// <summary>Commits one step. Keeps trying while the store is away; the caller has at most one commit of a loop under way.</summary>
    Task<CommitOutcome> CommitAsync(LoopCommit commit);

    /// <summary>Puts a definition in force, or creates a loop with it; a created loop has to be claimed to run.</summary>
    /// <returns>The new revision, or null when another epoch or revision is in force.</returns>
    /// <exception cref="LoopStoreException">The store is away; whether it took effect is unknown.</exception>
    Task<long?> PutDefinitionAsync(DefinitionChange change);

    /// <summary>Takes the loop out of force and drops what it still had to deliver.</summary>
    /// <returns>False when the epoch is no longer in force.</returns>
    /// <exception cref="LoopStoreException">The store is away; whether it took effect is unknown.</exception>
    Task<bool> RemoveAsync(long id, long epoch);

    /// <returns>What the store holds of the loop, or null when there is none.</returns>
    /// <exception cref="LoopStoreException">The store is away.</exception>
    Task<LoopHead?> ReadHeadAsync(long id);

    /// <summary>Gives up ownership, so that others need not wait for this silo's death.</summary>
    /// <exception cref="LoopStoreException">The store is away.</exception>
    Task ReleaseAsync(long id, long epoch);
}
