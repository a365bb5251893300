using Orleans.Concurrency;
using OrleansHa.Grains.Interfaces.Catalog;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Catalog;

/// <summary>Answers from the store, on whichever silo is asked.</summary>
[StatelessWorker]
internal sealed class LoopCatalogGrain(ILoopCatalog catalog) : Grain, ILoopCatalogGrain
{
    public Task<LoopPage> ListAsync(LoopQuery query) => catalog.ListAsync(query);
}
