namespace Orleans.Runtime.Messaging;

/// <summary>Hears what connections tell about other silos; membership takes it as suspicion or as a sign of life. Must not block.</summary>
internal interface IConnectionObserver
{
    /// <summary>An established connection to or from the silo was closed or reset by the other side.</summary>
    void OnConnectionLost(SiloAddress silo, Exception? reason);

    /// <summary>A connection to the silo could not be made.</summary>
    void OnConnectFailed(SiloAddress silo, Exception reason);

    /// <summary>Bytes arrived from the silo at this moment (called at most every few milliseconds per connection).</summary>
    void OnTraffic(SiloAddress silo);
}
