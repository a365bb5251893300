namespace Orleans.Messaging;

/// <summary>Lists the gateways a client can use.</summary>
public interface IGatewayListProvider
{
    /// <summary>How old the list may be.</summary>
    TimeSpan MaxStaleness { get; }

    /// <summary>Whether the list changes.</summary>
    bool IsUpdatable { get; }

    /// <summary>Prepares the provider.</summary>
    Task InitializeGatewayListProvider();

    /// <summary>The gateways as <c>gwy.tcp://ip:port/generation</c>.</summary>
    Task<IList<Uri>> GetGateways();
}
