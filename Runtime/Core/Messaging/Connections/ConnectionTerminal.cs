using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Telemetry;
using Orleans.Serialization;

namespace Orleans.Runtime.Messaging;

/// <summary>The end of a connection pipeline: the handshake, then messages until the connection ends.</summary>
internal sealed class ConnectionTerminal(
    Serializer serializer,
    MessagingOptions messaging,
    IOptions<ConnectionOptions> options,
    IOptions<ClusterOptions> cluster,
    TimeProvider timeProvider,
    ILogger logger,
    MessagingInstruments? instruments = null)
{
    private readonly MessageEncoder _encoder = new(serializer, messaging) { Instruments = instruments };

    /// <summary>Speaks first. Throws when the other side is not who or what it should be.</summary>
    public async Task<Connection> Open(ConnectionContext context, Peer self, IConnectionHandler handler, CancellationToken cancellationToken)
    {
        using var timeout = new TimeLimit(options.Value.OpenConnectionTimeout, timeProvider, cancellationToken);
        await Handshake.Send(context, self, timeout.Token);
        return Establish(context, await Handshake.Receive(context, Handshake.MaxLength, timeout.Token), handler);
    }

    /// <summary>Listens first; null when the other side is refused, which is logged and ends the connection.</summary>
    public async Task<Connection?> Accept(ConnectionContext context, int maxLength, Func<Peer, Peer> self, Func<Peer, string?> refuse, IConnectionHandler handler, CancellationToken cancellationToken)
    {
        var name = $"{context.LocalEndPoint} - {context.RemoteEndPoint}";
        try
        {
            using var timeout = new TimeLimit(options.Value.OpenConnectionTimeout, timeProvider, cancellationToken);
            var peer = await Handshake.Receive(context, maxLength, timeout.Token);
            var isOurs = peer.ClusterId == cluster.Value.ClusterId;
            if (isOurs && refuse(peer) is { } reason)
            {
                MessagingLog.HandshakeRefused(logger, name, $"{peer}: {reason}");
                return null;
            }

            // A stranger to this cluster is answered too, with nothing but the name: its operator should see the reason in its own log.
            await Handshake.Send(context, isOurs ? self(peer) : self(peer) with { Classes = [] }, timeout.Token);
            return Establish(context, peer, handler);
        }
        catch (Exception failure) when (failure is WireException or OperationCanceledException or IOException or ConnectionAbortedException or InvalidOperationException)
        {
            var text = failure is OperationCanceledException ? $"no handshake within {options.Value.OpenConnectionTimeout.TotalSeconds:0.#} s" : failure.Message;
            MessagingLog.HandshakeRefused(logger, name, text);
            return null;
        }
    }

    private Connection Establish(ConnectionContext context, Peer peer, IConnectionHandler handler)
    {
        if (peer.ClusterId != cluster.Value.ClusterId)
            throw new WireException($"{peer} belongs to cluster '{peer.ClusterId}', this side to '{cluster.Value.ClusterId}'");
        return new Connection(context, peer, handler, _encoder, new MessageDecoder(serializer, messaging) { Instruments = instruments }, logger) { Instruments = instruments };
    }
}
