namespace Orleans.Runtime.Messaging;

/// <summary>What a connection tells its owner. Called on the connection's threads; must not block and must not throw.</summary>
internal interface IConnectionHandler
{
    /// <summary>A message arrived.</summary>
    void OnMessage(Connection connection, Message message);

    /// <summary>A message arrived whose request context cannot be read; only this call fails.</summary>
    void OnUnreadable(Connection connection, Message message, Exception reason);

    /// <summary>A message could not be encoded; nothing of it was sent.</summary>
    void OnUnsendable(Connection connection, Message message, Exception reason);

    /// <summary>A message was still queued when the connection closed; nothing of it was sent.</summary>
    void OnUnsent(Connection connection, Message message, Exception reason);

    /// <summary>Bytes arrived; at most once per <see cref="Connection.TrafficGranularityMilliseconds"/>.</summary>
    void OnTraffic(Connection connection);
}
