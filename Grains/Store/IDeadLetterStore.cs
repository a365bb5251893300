namespace OrleansHa.Grains.Store;

/// <summary>Decisions that were given up and are kept for the operator.</summary>
internal interface IDeadLetterStore
{
    /// <summary>Letters by output and seq.</summary>
    /// <param name="id">The loop's row.</param>
    /// <param name="output">One output's; null is all.</param>
    /// <param name="after">Those after this one; null begins.</param>
    /// <param name="limit">At most so many.</param>
    /// <exception cref="LoopStoreException">The store is away.</exception>
    Task<IReadOnlyList<StoredDeadLetter>> ListAsync(long id, string? output, (string Output, long Seq)? after, int limit);

    /// <summary>Those of the named letters that are there.</summary>
    /// <exception cref="LoopStoreException">The store is away.</exception>
    Task<IReadOnlyList<StoredDeadLetter>> FindAsync(long id, string output, IReadOnlyList<long> seqs);

    /// <summary>Removes letters, while the epoch is in force.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="LoopStoreException">The store is away; repeating it is safe.</exception>
    Task<int> DropAsync(long id, long epoch, string output, IReadOnlyList<long> seqs);

    /// <summary>Removes the oldest letters of a loop above the bound.</summary>
    /// <exception cref="LoopStoreException">The store is away.</exception>
    Task PruneAsync(long id);
}
