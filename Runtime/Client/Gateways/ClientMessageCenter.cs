using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>Where messages leave and enter a client.</summary>
internal sealed class ClientMessageCenter : IMessageCenter, IConnectionHandler
{
    // A request whose connection ended before it was written goes to another gateway; with three of them gone in a row the cluster is unwell.
    private const int MaxAttempts = 3;

    private readonly GatewayPool _gateways;
    private readonly CallTable _calls;
    private readonly LocalObjects _objects;
    private readonly ILogger _logger;

    public ClientMessageCenter(GatewayPool gateways, CallTable calls, LocalObjects objects, ILogger<ClientMessageCenter> logger)
    {
        _gateways = gateways;
        _calls = calls;
        _objects = objects;
        _logger = logger;
        gateways.Handler = this;
    }

    public void Send(Message message)
    {
        if (message.Direction != MessageDirection.Response && _objects.Owns(message.TargetGrain))
        {
            _objects.Receive(message);
            return;
        }

        var admission = Admission.Closed;
        for (var attempt = 0; attempt < MaxAttempts && admission == Admission.Closed; attempt++)
        {
            if (_gateways.Choose(message.TargetGrain) is not { } gateway) break;
            message.SentTo = gateway.Peer.Silo;
            admission = gateway.TrySend(message);
        }

        if (admission == Admission.Full) Reject(message, RejectionKind.Overloaded, $"{SendQueue.FullReason} for the connection to {message.SentTo}.", null);
        else if (admission == Admission.Closed) Reject(message, RejectionKind.Unavailable, "no gateway of the cluster is connected.", null);
    }

    public void OnMessage(Connection connection, Message message)
    {
        if (message.Direction == MessageDirection.Response) _calls.OnResponse(message);
        else if (ConnectionNotice.IsNotice(message)) OnNotice(connection, message);
        else _objects.Receive(message);
    }

    public void OnUnreadable(Connection connection, Message message, Exception reason)
    {
        if (message.Direction == MessageDirection.Request) Send(message.CreateResponse(Response.FromException(reason), ResponseKind.Error));
    }

    public void OnUnsendable(Connection connection, Message message, Exception reason)
    {
        MessagingLog.Unsendable(_logger, reason, message);
        if (message.Direction != MessageDirection.Response)
        {
            Reject(message, RejectionKind.Unrecoverable, reason.Message, reason);
            return;
        }

        if (message.Body is ExceptionResponse { Exception: SerializerException }) return;
        message.ResponseKind = ResponseKind.Error;
        message.Rejection = null;
        message.Body = Response.FromException(reason as SerializerException ?? new SerializerException(reason.Message, reason));
        Send(message);
    }

    public void OnUnsent(Connection connection, Message message, Exception reason)
    {
        if (message.ForwardCount++ < MaxAttempts) Send(message);
        else Reject(message, RejectionKind.Unavailable, $"{MaxAttempts} gateways were lost before it was sent.", null);
    }

    public void OnTraffic(Connection connection)
    {
        // A client suspects nobody: a gateway is gone when its connection is.
    }

    private void OnNotice(Connection connection, Message notice)
    {
        if (notice.InterfaceType == ConnectionNotice.Draining) _gateways.OnDraining(connection);
        else if (notice.InterfaceType == ConnectionNotice.SiloDead) _gateways.OnSiloDead(notice.SendingSilo!);
    }

    private static void Reject(Message message, RejectionKind kind, string reason, Exception? cause)
    {
        if (message.Direction == MessageDirection.Request) message.Caller?.OnRejected(message, new RejectionInfo(kind, reason, cause));
    }
}
