namespace Orleans.Runtime.Messaging;

/// <summary>Delivers to the clients that this silo reaches: its own and those connected to its gateway.</summary>
internal sealed class ClientRouter(CallerIdentity identity, CallTable calls, LocalObjects objects, Lazy<GatewayConnections> gateway, Lazy<ClientLocator> elsewhere, Lazy<IMessageCenter> messageCenter) : IClientRouter
{
    public bool IsClient(GrainId grainId) => ClientGrainId.IsClient(grainId);

    public void Deliver(Message message)
    {
        // A response to a call that this silo passed on for a client carries this silo's own number; it comes here again under the client's.
        if (message.Direction == MessageDirection.Response && (message.Id & CallTable.RelayBit) != 0)
        {
            calls.OnResponse(message);
            return;
        }

        if (ClientGrainId.TryGetHostingSilo(message.TargetGrain, out var silo))
        {
            DeliverHosted(message, silo);
            return;
        }

        if (gateway.Value.TrySend(message) || message.Direction == MessageDirection.Response) return;

        // From here it goes on once: where it came from another silo, that one knew the way.
        if (message.ForwardCount > 0 || !identity.Silo!.Equals(message.SendingSilo)) RejectUnreachable(message, $"client {message.TargetGrain} is not connected to {identity.Silo}.");
        else if (!elsewhere.Value.Find(ClientGrainId.OwnerOf(message.TargetGrain), message, SendOn)) RejectUnreachable(message, $"too many calls wait for client {message.TargetGrain} already.");
    }

    private void SendOn(Message message, SiloAddress? silo)
    {
        if (silo is null)
        {
            RejectUnreachable(message, $"client {message.TargetGrain} is connected to no silo.");
            return;
        }

        message.ForwardCount++;
        message.TargetSilo = silo;
        messageCenter.Value.Send(message);
    }

    private void DeliverHosted(Message message, SiloAddress silo)
    {
        if (silo.Equals(identity.Silo))
        {
            if (message.Direction == MessageDirection.Response) calls.OnResponse(message);
            else objects.Receive(message);
        }
        else if (message.ForwardCount == 0)
        {
            message.ForwardCount++;
            message.TargetSilo = silo;
            messageCenter.Value.Send(message);
        }
        else
        {
            RejectUnreachable(message, $"{silo} is not the silo it was sent to.");
        }
    }

    private void RejectUnreachable(Message message, string reason)
    {
        if (message.Direction != MessageDirection.Request) return;
        if (message.Caller is { } caller) caller.OnRejected(message, new RejectionInfo(RejectionKind.Unavailable, reason, null));
        else messageCenter.Value.Send(message.CreateRejection(RejectionKind.Unavailable, reason));
    }
}
