using OrleansHa.Grains.Interfaces.Catalog;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Store;

/// <summary>Questions about many loops; none of them changes anything.</summary>
internal interface ILoopCatalog
{
    /// <summary>One page of loops in the order of names.</summary>
    Task<LoopPage> ListAsync(LoopQuery query);

    /// <summary>The loops that a silo owns.</summary>
    /// <param name="owner">Address with generation; empty for loops that were released.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<IReadOnlyList<OwnedLoop>> OwnedByAsync(string owner, CancellationToken cancel);

    /// <summary>Every owner that is written down, with the number of its loops.</summary>
    Task<IReadOnlyDictionary<string, int>> OwnersAsync(CancellationToken cancel);

    /// <summary>Where all loops run and stand by, those alike counted together.</summary>
    Task<IReadOnlyList<PlacedLoops>> PlacementsAsync(CancellationToken cancel);

    /// <summary>Where each loop runs and stands by.</summary>
    Task<IReadOnlyList<PlacedLoops>> PlacementsByNameAsync(CancellationToken cancel);

    /// <summary>Revisions of a loop below one, the newest first and without their texts; null when there is no such loop.</summary>
    /// <param name="loop">Its name.</param>
    /// <param name="below">Null for all.</param>
    /// <param name="limit">At most so many.</param>
    Task<LoopRevision[]?> RevisionsAsync(string loop, long? below, int limit);

    /// <returns>Null when there is no such loop or revision.</returns>
    Task<LoopRevision?> FindRevisionAsync(string loop, long revision);

    /// <summary>Host and port of the server that takes writes.</summary>
    /// <exception cref="LoopStoreException">It cannot be reached.</exception>
    Task<string> PingAsync(CancellationToken cancel);

    /// <summary>The server that takes writes, and those that follow it.</summary>
    /// <exception cref="LoopStoreException">None can be reached.</exception>
    Task<StoreTopology> TopologyAsync(CancellationToken cancel);

    /// <summary>Where the loops stand that one silo watches for the others: each loop has one watcher, and it is not its owner.</summary>
    /// <param name="silos">Addresses of the silos that watch each other, at least two, in the same order on all of them.</param>
    /// <param name="watcher">The index of the one that asks.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<IReadOnlyList<LoopPulse>> PulsesAsync(IReadOnlyList<string> silos, int watcher, CancellationToken cancel);

    /// <summary>The definition in force; null when there is no such loop.</summary>
    Task<string?> DefinitionOfAsync(string loop, CancellationToken cancel);
}
