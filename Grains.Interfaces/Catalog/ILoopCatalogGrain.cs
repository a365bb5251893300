using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Interfaces.Catalog;

/// <summary>Lists loops from the store; any key, use 0.</summary>
[Alias("loops.ILoopCatalogGrain")]
public interface ILoopCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>One page in the order of names.</summary>
    [Alias("list")]
    Task<LoopPage> ListAsync(LoopQuery query);

    /// <summary>Every revision that was applied is kept: the newest below one first, without their texts.</summary>
    /// <param name="loop">Its name.</param>
    /// <param name="below">Null for all.</param>
    /// <param name="limit">1 to <see cref="LoopQuery.MaxLimit"/>.</param>
    /// <returns>Null when there is no such loop.</returns>
    [Alias("revisions")]
    Task<LoopRevision[]?> RevisionsAsync(string loop, long? below, int limit);

    /// <returns>With its text; null when there is no such loop or revision.</returns>
    [Alias("revision")]
    Task<LoopRevision?> RevisionAsync(string loop, long revision);
}
