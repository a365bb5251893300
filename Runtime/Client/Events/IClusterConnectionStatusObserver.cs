namespace Orleans;

/// <summary>Hears of a client's gateway connections. Must not block.</summary>
public interface IClusterConnectionStatusObserver
{
    /// <summary>The number of connected gateways changed.</summary>
    void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered);

    /// <summary>The last connected gateway is gone.</summary>
    void NotifyClusterConnectionLost();
}
