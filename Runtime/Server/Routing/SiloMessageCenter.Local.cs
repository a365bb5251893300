using Orleans.Runtime.Telemetry;

namespace Orleans.Runtime.Messaging;

/// <content>Delivery inside the silo.</content>
internal sealed partial class SiloMessageCenter
{
    private void DeliverHere(Message message)
    {
        _instruments?.DispatcherReceived.Count();
        if (message.IsCancellation)
            CancelHere(message);
        else if (_catalog.TryGet(message.TargetGrain, out var target))
            DeliverTo(target, message);
        else if (SystemTargetGrainId.IsSystemTarget(message.TargetGrain))
            DeliverToSystemTarget(message);
        else if (_clients.IsClient(message.TargetGrain))
            DeliverToClient(message);
        else
            DeliverToNew(message);
    }

    private void DeliverTo(IMessageTarget target, Message message)
    {
        message.TargetSilo = _local;
        if (message.InterfaceVersion != 0 && !_versions.AreServedHere(message))
            PassOnIncompatible(message, target as Activation);
        else if (message.Body is not null || TryMaterialize(message))
            Enqueue(target, message);
    }

    private void Enqueue(IMessageTarget target, Message message)
    {
        _instruments?.ArrivalsEnqueued.Count();
        target.Receive(message);
    }

    /// <summary>
    /// The call is of a version of its interface that this silo does not have. The grain's activation here ends, so that the next one can be where
    /// the version is; the call waits for that end unread, because what it carries may not be readable here.
    /// </summary>
    private void PassOnIncompatible(Message message, Activation? activation)
    {
        if (!_versions.AreServedSomewhere(message))
        {
            var cause = new OrleansException(
                $"No active silo can serve version {message.InterfaceVersion} of {message.InterfaceType} for {message.TargetGrain}: {_versions.Describe(message.TargetGrain.Type, message.InterfaceType)}.");
            Reject(message, RejectionKind.Unrecoverable, cause.Message, cause);
        }
        else if (activation is not null)
        {
            activation.Deactivate(new DeactivationReason(
                DeactivationReasonCode.IncompatibleRequest, $"A call of version {message.InterfaceVersion} of {message.InterfaceType} came, which this silo does not have."));
            activation.Receive(message);
        }
        else if (!LeavesToSender(message))
        {
            if (++message.ForwardCount > _options.MaxForwardCount)
            {
                Reject(message, RejectionKind.Transient, $"It was placed {_options.MaxForwardCount} times on silos that do not have version {message.InterfaceVersion} of {message.InterfaceType}.", null);
                return;
            }

            // Not by Send: it would find a stateless worker of this silo again.
            Readdress(message);
            _addressing.Address(message, this);
        }
    }

    private void DeliverToSystemTarget(Message message)
    {
        if (!_systemTargets.TryGet(message.TargetGrain, out var target))
        {
            Reject(message, RejectionKind.Unavailable, $"{_local} has no system target {message.TargetGrain} (yet, or any more).", null);
            return;
        }

        if (message.Body is null && !TryMaterialize(message)) return;
        if (target is IMessageTarget queue)
        {
            queue.Receive(message);
            return;
        }

        var call = new SystemTargetCall(message, target, this);

        // A ping asks whether this silo is alive, not whether its queues are short.
        if (message.TargetGrain.Type == SystemTargetTypes.Ping)
            call.Execute();
        else
            ThreadPool.UnsafeQueueUserWorkItem(call, preferLocal: false);
    }

    private void DeliverToNew(Message message)
    {
        if (!message.TargetActivation.IsDefault)
        {
            _shared.Instruments?.NonExistent.Count();

            // That activation is gone; whether and where the grain has another one, the directory knows.
            Forward(message, new GrainAddress { GrainId = message.TargetGrain, ActivationId = message.TargetActivation, SiloAddress = _local }, null);
            return;
        }

        message.TargetSilo = _local;
        if (message.InterfaceVersion != 0 && !_versions.AreServedHere(message))
        {
            PassOnIncompatible(message, null);
            return;
        }

        if (message.Body is null && !TryMaterialize(message)) return;
        bool delivered;
        try
        {
            delivered = _catalog.TryDeliver(message);
        }
        catch (Exception error)
        {
            Reject(message, RejectionKind.ActivationFailed, $"{message.TargetGrain} cannot be activated: {error.Message}", error);
            return;
        }

        if (delivered || LeavesToSender(message)) return;
        if (++message.ForwardCount > _options.MaxForwardCount)
        {
            Reject(message, RejectionKind.Transient, $"{_local} ({_silos.CurrentStatus}) takes no new activation of {message.TargetGrain}.", null);
        }
        else
        {
            // This silo is leaving: the others' turn.
            Readdress(message);
            Send(message);
        }
    }

    private bool TryMaterialize(Message message)
    {
        try
        {
            _bodies.Materialize(message);
            return true;
        }
        catch (Exception error)
        {
            Reject(message, RejectionKind.Unrecoverable, $"The call could not be read: {error.Message}", error);
            return false;
        }
    }
}
