namespace OrleansHa.Grains.Store;

/// <summary>Where steps are kept that act while the store is away: the disk of this silo.</summary>
internal interface IStepJournal
{
    /// <summary>Keeps a loop's uncommitted steps; a later record of the loop stands for all its earlier ones.</summary>
    /// <returns>True when it is on disk; false when it cannot be, and the steps must not act.</returns>
    Task<bool> AppendAsync(JournalledSteps steps);

    /// <summary>The loop's steps are committed, or will never be.</summary>
    void Forget(long id, long epoch);
}
