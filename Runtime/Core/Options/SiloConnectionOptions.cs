using Microsoft.AspNetCore.Connections;

namespace Orleans.Configuration;

/// <summary>Middleware of a silo's connections, e.g. TLS. Each call adds behind what is there.</summary>
public class SiloConnectionOptions
{
    private Action<IConnectionBuilder> _inbound = static _ => { };
    private Action<IConnectionBuilder> _outbound = static _ => { };
    private Action<IConnectionBuilder> _gateway = static _ => { };

    /// <summary>Adds to connections that other silos make.</summary>
    public void ConfigureSiloInboundConnection(Action<IConnectionBuilder> configure) => _inbound += configure ?? throw new ArgumentNullException(nameof(configure));

    /// <summary>Adds to connections made to other silos.</summary>
    public void ConfigureSiloOutboundConnection(Action<IConnectionBuilder> configure) => _outbound += configure ?? throw new ArgumentNullException(nameof(configure));

    /// <summary>Adds to connections that clients make.</summary>
    public void ConfigureGatewayInboundConnection(Action<IConnectionBuilder> configure) => _gateway += configure ?? throw new ArgumentNullException(nameof(configure));

    internal void ApplySiloInbound(IConnectionBuilder builder) => _inbound(builder);

    internal void ApplySiloOutbound(IConnectionBuilder builder) => _outbound(builder);

    internal void ApplyGatewayInbound(IConnectionBuilder builder) => _gateway(builder);
}
