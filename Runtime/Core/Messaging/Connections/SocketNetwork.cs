using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Orleans.Runtime.Messaging;

/// <summary>TCP.</summary>
internal sealed class SocketNetwork(ILoggerFactory loggerFactory) : INetwork, IDisposable
{
    private readonly SocketConnectionContextFactory _factory = new(SocketSettings.ForConnections(), loggerFactory.CreateLogger<SocketConnectionContextFactory>());

    public async ValueTask<ConnectionContext> Connect(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        var socket = SocketSettings.Outgoing(endpoint);
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken);
            return _factory.Create(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public ValueTask<IConnectionListener> Listen(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        var options = new SocketTransportOptions();
        SocketSettings.ForListener(options);
        return new SocketTransportFactory(Options.Create(options), loggerFactory).BindAsync(endpoint, cancellationToken);
    }

    public void Dispose() => _factory.Dispose();
}
