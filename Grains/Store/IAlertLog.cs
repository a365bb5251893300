namespace OrleansHa.Grains.Store;

/// <summary>The platform's own alerts, in the order in which they came; whoever tells people reads from here.</summary>
internal interface IAlertLog
{
    /// <summary>Appends an alert. Nothing happens when its key is there already.</summary>
    /// <exception cref="LoopStoreException">The store is away; repeating it is safe.</exception>
    Task AppendAsync(AlertEntry entry);

    /// <summary>Alerts after a position, oldest first.</summary>
    /// <param name="after">The position of the last one that was read; 0 begins.</param>
    /// <param name="limit">At most 1,000.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="LoopStoreException">The store is away.</exception>
    Task<IReadOnlyList<(long Position, AlertEntry Entry)>> ReadAsync(long after, int limit, CancellationToken cancel);
}
