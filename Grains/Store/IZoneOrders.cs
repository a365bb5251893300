namespace OrleansHa.Grains.Store;

/// <summary>Which zones are to hold nothing; kept in the store, so that an order outlives whoever took it.</summary>
internal interface IZoneOrders
{
    /// <exception cref="LoopStoreException">The store is away.</exception>
    Task<IReadOnlyCollection<string>> DrainedAsync(CancellationToken cancel);

    /// <returns>False when the zone was in that state already.</returns>
    /// <exception cref="LoopStoreException">The store is away; whether it took effect is not known, and repeating it is safe.</exception>
    Task<bool> SetAsync(string zone, bool drained);
}
