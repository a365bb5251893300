using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.Messaging;

/// <summary>Listens for silos and, when this silo has a gateway port, for clients.</summary>
internal sealed class SiloListeners : IDisposable
{
    private readonly EndpointOptions _endpoints;
    private readonly ILocalSiloDetails _silo;
    private readonly SiloConnections _silos;
    private readonly GatewayConnections _gateway;
    private readonly ConnectionTerminal _terminal;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopToken;
    private readonly ConnectionListener _siloListener;
    private readonly ConnectionListener _gatewayListener;

    public SiloListeners(
        IServiceProvider services,
        IOptions<EndpointOptions> endpoints,
        IOptions<SiloConnectionOptions> middleware,
        ILocalSiloDetails silo,
        SiloConnections silos,
        GatewayConnections gateway,
        ConnectionTerminal terminal,
        INetwork network,
        ILoggerFactory loggerFactory)
    {
        _stopToken = _stopping.Token;
        _endpoints = endpoints.Value;
        _silo = silo;
        _silos = silos;
        _gateway = gateway;
        _terminal = terminal;
        var logger = loggerFactory.CreateLogger<SiloListeners>();
        _siloListener = new ConnectionListener(Pipeline(services, middleware.Value.ApplySiloInbound, RunSilo), network, logger);
        _gatewayListener = new ConnectionListener(Pipeline(services, middleware.Value.ApplyGatewayInbound, RunClient), network, logger);
    }

    public Task ListenForSilos(CancellationToken cancellationToken) =>
        _siloListener.Bind(_endpoints.SiloListeningEndpoint ?? _silo.SiloAddress.Endpoint, cancellationToken);

    public Task ListenForClients(CancellationToken cancellationToken) => _endpoints.GatewayPort == 0
        ? Task.CompletedTask
        : _gatewayListener.Bind(_endpoints.GatewayListeningEndpoint ?? new IPEndPoint(_silo.SiloAddress.Endpoint.Address, _endpoints.GatewayPort), cancellationToken);

    /// <summary>Clients go first, while this silo still answers what it took on.</summary>
    public async Task StopGateway(CancellationToken cancellationToken)
    {
        await _gatewayListener.Unbind(CancellationToken.None);
        await _gateway.Stop(cancellationToken);
        await _gatewayListener.Stop();
    }

    public Task AwaitLastCalls(CancellationToken cancellationToken) => _silos.AwaitLastCalls(cancellationToken);

    public async Task StopSilos(CancellationToken cancellationToken)
    {
        await _siloListener.Unbind(CancellationToken.None);
        await _silos.Stop(cancellationToken);
        await _stopping.CancelAsync();
        await _siloListener.Stop();
    }

    public void Dispose() => _stopping.Dispose();

    private static ConnectionDelegate Pipeline(IServiceProvider services, Action<IConnectionBuilder> configure, Func<ConnectionContext, Task> terminal)
    {
        var builder = new ConnectionBuilder(services);
        configure(builder);
        return builder.Run(context => terminal(context)).Build();
    }

    private async Task RunSilo(ConnectionContext context)
    {
        if (await _terminal.Accept(context, Handshake.MaxLength, _ => _silos.Self, _silos.Refuse, _silos, _stopToken) is { } connection) await _silos.RunInbound(connection);
    }

    private async Task RunClient(ConnectionContext context)
    {
        if (await _terminal.Accept(context, Handshake.MaxClientLength, _ => _gateway.Self, _gateway.Refuse, _gateway, _stopToken) is { } connection) await _gateway.Run(connection);
    }
}
