namespace OrleansHa.Grains.Interfaces.Catalog;

/// <summary>Lists loops from the store; any key, use 0.</summary>
[Alias("loops.ILoopCatalogGrain")]
public interface ILoopCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>One page in the order of names.</summary>
    [Alias("list")]
    Task<LoopPage> ListAsync(LoopQuery query);
}
