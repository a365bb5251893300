using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Placement;
using Orleans.Runtime.Telemetry;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// Where every message of a silo passes: requests are addressed and go to a local activation, system target or client, or to a
/// connection; responses go to the waiting call, the client or a connection. Nothing here blocks.
/// </summary>
internal sealed partial class SiloMessageCenter : IMessageCenter, IMessageReceiver, IUndeliverableMessages, IRequestRouting
{
    private readonly SiloAddress _local;
    private readonly Catalog _catalog;
    private readonly IMessageTransport _transport;
    private readonly IClientRouter _clients;
    private readonly ICallTable _calls;
    private readonly IMessageBodies _bodies;
    private readonly ISystemTargetRegistry _systemTargets;
    private readonly IGrainLocator _locator;
    private readonly GrainAddressing _addressing;
    private readonly InterfaceVersions _versions;
    private readonly UndeliveredRequests _undelivered;
    private readonly ISiloStatusOracle _silos;
    private readonly SiloStopSwitch _stopSwitch;
    private readonly SiloMessagingOptions _options;
    private readonly ActivationShared _shared;
    private readonly ILogger _logger;
    private readonly MessagingInstruments? _instruments;
    private long _received;
    private long _sent;

    public SiloMessageCenter(
        ILocalSiloDetails silo,
        Catalog catalog,
        ActivationShared shared,
        IMessageTransport transport,
        IClientRouter clients,
        ICallTable calls,
        IMessageBodies bodies,
        ISystemTargetRegistry systemTargets,
        GrainAddressing addressing,
        InterfaceVersions versions,
        UndeliveredRequests undelivered,
        ISiloStatusOracle silos,
        SiloStopSwitch stopSwitch,
        DeepCopier copier,
        ILogger<SiloMessageCenter> logger,
        MessagingInstruments? instruments = null)
    {
        _local = silo.SiloAddress;
        _catalog = catalog;
        _transport = transport;
        _clients = clients;
        _calls = calls;
        _bodies = bodies;
        _systemTargets = systemTargets;
        _locator = shared.Locator;
        _addressing = addressing;
        _versions = versions;
        _undelivered = undelivered;
        _silos = silos;
        _stopSwitch = stopSwitch;
        _options = shared.Messaging;
        _logger = logger;
        _instruments = instruments;
        Copier = copier;
        _shared = shared;
        shared.Routing = this;
    }

    public DeepCopier Copier { get; }

    /// <summary>Messages that came over connections since the start.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Messages that left over connections since the start.</summary>
    public long Sent => Volatile.Read(ref _sent);

    public void Send(Message message)
    {
        if (_stopSwitch.IsThrown) return;
        if (message.IsCancellation)
        {
            SendCancellation(message);
        }
        else if (message.Direction == MessageDirection.Response)
        {
            SendResponse(message);
        }
        else if (message.TargetSilo is not { } silo)
        {
            if (_catalog.TryGet(message.TargetGrain, out var target))
            {
                _instruments?.SentLocal.Count();
                DeliverTo(target, message);
            }
            else
            {
                SendUnaddressed(message);
            }
        }
        else if (silo.Equals(_local))
        {
            _instruments?.SentLocal.Count();
            DeliverHere(message);
        }
        else
        {
            SendToSilo(message, silo);
        }
    }

    public void Receive(Message message)
    {
        if (_stopSwitch.IsThrown) return;
        Interlocked.Increment(ref _received);
        _instruments?.ArrivalsReceived.Count();
        if (message.CacheInvalidation is { } stale) _locator.InvalidateCache(stale);
        if (message.Direction == MessageDirection.Response || message.TargetSilo is null)
        {
            Send(message);
        }
        else if (message.TargetSilo.Equals(_local) || World.Lacks(Safeguard.Generation))
        {
            DeliverHere(message);
        }
        else
        {
            // It was meant for an earlier silo at this endpoint.
            Reject(message, RejectionKind.CacheInvalid, $"{message.TargetSilo} is not this silo, {_local}.", null);
        }
    }

    public void OnUndeliverable(Message message, Exception reason, bool surelyNotSent)
    {
        if (_stopSwitch.IsThrown || message.Direction == MessageDirection.Response)
        {
            // Whoever waits for it finds out by its time-out, or by this silo's death.
            _instruments?.SentDropped.Count();
            RoutingLog.ResponseLost(_logger, reason, message);
            return;
        }

        _instruments?.SentFailed.Count();
        if (!surelyNotSent || message.IsSystemMessage || _clients.IsClient(message.TargetGrain))
        {
            Reject(message, RejectionKind.Unavailable, $"It could not be delivered to {message.TargetSilo}: {reason.Message}", null);
            return;
        }

        var dead = message.TargetSilo is not { } silo || _silos.IsDeadSilo(silo);
        Readdress(message);
        if (dead)
        {
            Send(message);
        }
        else if (!_undelivered.TryRetryLater(message))
        {
            Reject(message, RejectionKind.Unavailable, $"It could not be delivered: {reason.Message}", null);
        }
    }

    public void Respond(Message request, Response response)
    {
        if (_stopSwitch.IsThrown) return;
        _instruments?.DispatcherProcessed.Count();
        if (request.Caller is { } caller)
        {
            caller.OnResponse(request, response);
            return;
        }

        request.TargetSilo = _local;
        Send(request.CreateResponse(response, response.Exception is null ? ResponseKind.Success : ResponseKind.Error));
    }

    public void Reject(Message request, RejectionKind kind, string reason, Exception? cause)
    {
        if (_stopSwitch.IsThrown) return;
        _instruments?.Rejected.Count();
        RoutingLog.Rejected(_logger, kind, request, reason);
        if (request.Direction == MessageDirection.OneWay) return;
        if (request.Caller is { } caller)
        {
            caller.OnRejected(request, new RejectionInfo(kind, reason, cause));
            return;
        }

        var rejection = request.CreateRejection(kind, reason, cause);
        rejection.SendingSilo = _local;
        Send(rejection);
    }

    public void Forward(Message request, GrainAddress stale, GrainAddress? next)
    {
        _instruments?.DispatcherForwarded.Count();
        _locator.InvalidateCache(stale);
        if (IsFromElsewhere(request)) request.CacheInvalidation ??= stale;
        if (LeavesToSender(request)) return;
        request.TargetSilo = next?.SiloAddress;
        request.TargetActivation = next?.ActivationId ?? default;
        request.SentTo = null;
        Send(request);
    }

    /// <summary>Sends a request whose silo was found or chosen.</summary>
    public void SendAddressed(Message message, SiloAddress silo, ActivationId activation)
    {
        message.TargetSilo = silo;
        message.TargetActivation = activation;
        Send(message);
    }

    private void SendResponse(Message message)
    {
        if (message.TargetSilo is { } silo && !silo.Equals(_local))
            SendOut(message);
        else if (_clients.IsClient(message.TargetGrain))
            DeliverToClient(message);
        else
            _calls.OnResponse(message);
    }

    private void SendOut(Message message)
    {
        Interlocked.Increment(ref _sent);
        _transport.Send(message);
    }

    private void DeliverToClient(Message message)
    {
        Interlocked.Increment(ref _sent);
        _clients.Deliver(message);
    }

    private void SendUnaddressed(Message message)
    {
        if (_clients.IsClient(message.TargetGrain))
            DeliverToClient(message);
        else if (SystemTargetGrainId.IsSystemTarget(message.TargetGrain))
            Reject(message, RejectionKind.Unrecoverable, $"The system target {message.TargetGrain} names no silo.", null);
        else
            _addressing.Address(message, this);
    }

    private void SendToSilo(Message message, SiloAddress silo)
    {
        // From one activation of this silo to its next a request makes progress; from silo to silo it could go in circles.
        if (IsFromElsewhere(message) && ++message.ForwardCount > _options.MaxForwardCount)
        {
            Reject(message, RejectionKind.Transient, $"It was forwarded {_options.MaxForwardCount} times without finding the grain's activation.", null);
        }
        else if (!_silos.IsDeadSilo(silo))
        {
            SendOut(message);
        }
        else if (message.IsSystemMessage || _clients.IsClient(message.TargetGrain))
        {
            Reject(message, RejectionKind.Unavailable, $"{silo} is dead.", null);
        }
        else
        {
            Readdress(message);
            Send(message);
        }
    }

    private bool IsFromElsewhere(Message request) => request.Caller is null && request.SendingSilo is { } sender && !sender.Equals(_local);

    /// <summary>
    /// While this silo stops it sends nothing on: it may be gone before the request has left, and the sender would wait for it in vain.
    /// The sender addresses it anew instead.
    /// </summary>
    private bool LeavesToSender(Message request)
    {
        if (!_catalog.IsClosed || request.Direction != MessageDirection.Request || !IsFromElsewhere(request)) return false;
        Reject(request, RejectionKind.CacheInvalid, $"{_local} stops.", null);
        return true;
    }

    private void Readdress(Message message)
    {
        _instruments?.Rerouted.Count();
        if (message.TargetSilo is { } silo)
            _locator.InvalidateCache(new GrainAddress { GrainId = message.TargetGrain, ActivationId = message.TargetActivation, SiloAddress = silo });
        message.TargetSilo = null;
        message.TargetActivation = default;
        message.SentTo = null;
    }
}
