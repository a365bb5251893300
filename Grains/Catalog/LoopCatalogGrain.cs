using Orleans.Concurrency;
using OrleansHa.Grains.Interfaces.Catalog;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Catalog;

/// <summary>Answers from the store, on whichever silo is asked.</summary>
[StatelessWorker]
internal sealed class LoopCatalogGrain(ILoopCatalog catalog) : Grain, ILoopCatalogGrain
{
    public Task<LoopPage> ListAsync(LoopQuery query) => catalog.ListAsync(query);

    public Task<LoopRevision[]?> RevisionsAsync(string loop, long? below, int limit) => catalog.RevisionsAsync(loop, below, Math.Clamp(limit, 1, LoopQuery.MaxLimit));

    public Task<LoopRevision?> RevisionAsync(string loop, long revision) => catalog.FindRevisionAsync(loop, revision);
}
