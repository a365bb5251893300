using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Telemetry;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>The connections that clients made to this gateway.</summary>
internal sealed class GatewayConnections(
    CallerIdentity identity,
    ClientSessions sessions,
    ClusterGrainClasses classes,
    SiloNeighbours neighbours,
    OverloadDetector overload,
    IOptions<ClusterOptions> cluster,
    ILogger<GatewayConnections> logger,
    MessagingInstruments? instruments = null) : IConnectionHandler, IDeadSiloSink
{
    private volatile bool _isStopping;

    /// <summary>What a gateway tells its clients: itself, and the grain classes of every silo it knows of.</summary>
    public Peer Self
    {
        get
        {
            var view = classes.View;
            return new Peer(cluster.Value.ClusterId, identity.Silo, default, [.. view.Silos.Select(silo => new SiloGrainClasses(silo, view.FactsOf(silo)))]);
        }
    }

    /// <summary>Why a peer that connects is not welcome; null when it is.</summary>
    public string? Refuse(Peer peer) => peer.Silo is not null ? "silos connect to the silo port" : _isStopping ? "this gateway stops" : null;

    public async Task Run(Connection connection)
    {
        sessions.Add(connection);
        MessagingLog.Connected(logger, connection.Name);
        var reason = await connection.Run();
        sessions.Remove(connection);
        MessagingLog.Disconnected(logger, connection.Name, reason.Message);
    }

    /// <summary>
    /// Asks the clients to go elsewhere, which they do once they have their answers, then ends what is left when <paramref name="cancellationToken"/> is cancelled.
    /// </summary>
    public async Task Stop(CancellationToken cancellationToken)
    {
        _isStopping = true;
        Tell(ConnectionNotice.Draining, identity.Silo!);
        await sessions.WaitUntilEmpty(cancellationToken);
        foreach (var connection in sessions.All) connection.Close("This gateway stops.");
    }

    /// <summary>The clients are told of a death too: they may be waiting for answers from a gateway that froze.</summary>
    public void OnSiloDead(SiloAddress silo) => Tell(ConnectionNotice.SiloDead, silo);

    public void OnMessage(Connection connection, Message message)
    {
        if ((message.Id & CallTable.RelayBit) != 0 && message.Direction == MessageDirection.Request)
        {
            connection.Close("It used a number that only silos use.");
            return;
        }

        instruments?.GatewayReceived.Count();
        if (message.Direction != MessageDirection.Response)
        {
            TakeOver(connection, message);
            if (overload.IsOverloaded)
            {
                instruments?.GatewayLoadShedding.Count();
                var cause = new GatewayTooBusyException($"Gateway {identity.Silo} sheds load (LoadSheddingOptions): the call did not run.");
                Reject(message, RejectionKind.Overloaded, cause.Message, cause);
                return;
            }
        }
        else if (!IsOf(connection, message.SendingGrain))
        {
            connection.Close($"It answered in the name of {message.SendingGrain}.");
            return;
        }

        neighbours.Receive(message);
    }

    public void OnUnreadable(Connection connection, Message message, Exception reason)
    {
        if (message.Direction != MessageDirection.Request) return;
        TakeOver(connection, message);
        neighbours.Answer(message.CreateResponse(Response.FromException(reason), ResponseKind.Error));
    }

    public void OnUnsendable(Connection connection, Message message, Exception reason)
    {
        MessagingLog.Unsendable(logger, reason, message);
        if (message.Direction == MessageDirection.Response)
        {
            if (message.Body is ExceptionResponse { Exception: SerializerException }) return;
            message.ResponseKind = ResponseKind.Error;
            message.Rejection = null;
            message.RequestContext = null;
            message.Body = Response.FromException(reason as SerializerException ?? new SerializerException(reason.Message, reason));
            connection.TrySend(message);
        }
        else
        {
            Reject(message, RejectionKind.Unrecoverable, reason.Message, reason);
        }
    }

    public void OnUnsent(Connection connection, Message message, Exception reason) =>
        Reject(message, RejectionKind.Unavailable, $"client {connection.Peer} disconnected: {reason.Message}", null);

    public void OnTraffic(Connection connection)
    {
        // Nobody suspects clients.
    }

    /// <summary>Sends to a client; false when it is not connected here.</summary>
    public bool TrySend(Message message)
    {
        if (!sessions.TryGet(message.TargetGrain, out var connection)) return false;
        if (message.Direction == MessageDirection.Request) message.SentTo = identity.Silo;
        var admission = connection.TrySend(message);
        if (admission == Admission.Queued) instruments?.GatewaySent.Count();
        if (admission == Admission.Full) Reject(message, RejectionKind.Overloaded, $"{SendQueue.FullReason} for client {connection.Peer}.", null);
        return admission != Admission.Closed;
    }

    private void Tell(GrainInterfaceType notice, SiloAddress subject)
    {
        foreach (var connection in sessions.All) connection.TrySend(ConnectionNotice.Create(notice, connection.Peer.Client, subject));
    }

    private static bool IsOf(Connection connection, GrainId sender) =>
        sender == connection.Peer.Client || (ClientGrainId.IsClient(sender) && ClientGrainId.OwnerOf(sender) == connection.Peer.Client);

    /// <summary>A client says whom it wants and from whom, nothing else: this silo addresses the call and takes the answer.</summary>
    private void TakeOver(Connection connection, Message message)
    {
        if (!IsOf(connection, message.SendingGrain)) message.SendingGrain = connection.Peer.Client;
        message.SendingSilo = identity.Silo;
        message.Category = MessageCategory.Application;
        message.TargetSilo = null;
        message.TargetActivation = default;
        message.ForwardCount = 0;
        message.CacheInvalidation = null;
        message.Rejection = null;
    }

    private void Reject(Message message, RejectionKind kind, string reason, Exception? cause)
    {
        if (message.Direction != MessageDirection.Request) return;
        if (message.Caller is { } caller) caller.OnRejected(message, new RejectionInfo(kind, reason, cause));
        else neighbours.Answer(message.CreateRejection(kind, reason, cause));
    }
}
