using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>The connections of this silo to others.</summary>
internal sealed class SiloConnections : IMessageTransport, IDeadSiloSink, IMembershipObserver, IConnectionHandler, ISiloLinkOwner, IDisposable
{
    // Addresses of dead silos are remembered so that nothing dials them again; with one restart a minute this is half a day of them.
    private const int MaxDeadRemembered = 1000;

    // Silos connect at most moments before membership shows them; what they announce is kept until then, at most 4 MiB each.
    private const int MaxUnknown = 256;

    private static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(10);

    // A silo that left in order still sends the answers of its last calls; it closes its connections when it is done, well within this.
    private static readonly TimeSpan LeaveTime = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<SiloAddress, SiloLink> _links = new();
    private readonly ConcurrentDictionary<SiloAddress, Exception> _dead = new();
    private readonly ConcurrentDictionary<SiloAddress, bool> _members = new();
    private readonly ConcurrentDictionary<SiloAddress, SiloGrainClasses> _announced = new();
    private readonly ConcurrentDictionary<SiloAddress, bool> _leaving = new();
    private readonly ConcurrentQueue<SiloAddress> _deadInOrder = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopToken;
    private readonly SiloAddress _local;
    private readonly ConnectionDialer _dialer;
    private readonly ClusterGrainClasses _classes;
    private readonly CallTable _calls;
    private readonly string _clusterId;
    private readonly TimeSpan _retryDelay;
    private readonly SiloNeighbours _neighbours;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public SiloConnections(
        CallerIdentity identity,
        ConnectionDialer dialer,
        ClusterGrainClasses classes,
        CallTable calls,
        SiloNeighbours neighbours,
        IOptions<ConnectionOptions> options,
        IOptions<ClusterOptions> cluster,
        TimeProvider timeProvider,
        ILogger<SiloConnections> logger)
    {
        _stopToken = _stopping.Token;
        _local = identity.Silo!;
        _dialer = dialer;
        _classes = classes;
        _calls = calls;
        _neighbours = neighbours;
        _clusterId = cluster.Value.ClusterId;
        _retryDelay = options.Value.ConnectionRetryDelay;
        _time = timeProvider;
        _logger = logger;
    }

    /// <summary>What this silo says of itself to other silos.</summary>
    public Peer Self => new(_clusterId, _local, default, [new SiloGrainClasses(_local, _classes.View.FactsOf(_local))]);

    public void Send(Message message)
    {
        var target = message.TargetSilo!;
        if (_neighbours.IsStopped)
        {
            ReturnUnsent(message, new SiloUnavailableException($"{_local} must not act any more."));
            return;
        }

        // Said before the look at the dead: a silo that dies in between finds either the call or the message.
        if (message.Direction == MessageDirection.Request && !Track(message, target)) return;
        if (!_dead.TryGetValue(target, out var reason)) LinkTo(target).Send(message);
        else if (message.Direction == MessageDirection.Response && _links.TryGetValue(target, out var leaving)) leaving.Send(message);
        else ReturnUnsent(message, reason);
    }

    public void OnViewChanged(ClusterMembershipUpdate update)
    {
        foreach (var change in update.Changes)
        {
            if (change.SiloAddress.Equals(_local)) continue;
            if (change.Status != SiloStatus.Dead) Admit(change.SiloAddress);
            if (change.Status == SiloStatus.Dead) OnSiloDead(change.SiloAddress);
            else if (change.Status.IsTerminating()) _leaving[change.SiloAddress] = true;
            else if (change.Status is SiloStatus.Joining or SiloStatus.Active && !_dead.ContainsKey(change.SiloAddress)) LinkTo(change.SiloAddress).Connect();
        }
    }

    public void OnSiloDead(SiloAddress silo)
    {
        var reason = new SiloUnavailableException($"{silo} is dead.");
        if (!_dead.TryAdd(silo, reason)) return;
        _deadInOrder.Enqueue(silo);
        if (_deadInOrder.Count > MaxDeadRemembered && _deadInOrder.TryDequeue(out var oldest)) _dead.TryRemove(oldest, out _);
        _members.TryRemove(silo, out _);
        _announced.TryRemove(silo, out _);
        _classes.Forget(silo);
        if (_leaving.TryRemove(silo, out _) && _links.TryGetValue(silo, out var link)) _ = AwaitLastAnswers(silo, link, reason);
        else Bury(silo, reason);
    }

    /// <summary>Why a silo that connects is not welcome; null when it is.</summary>
    public string? Refuse(Peer peer)
    {
        if (peer.Silo is not { } silo) return "clients connect to the gateway port";
        if (_stopToken.IsCancellationRequested) return "this silo stops";
        if (silo.Equals(_local)) return "it has this silo's own address";
        if (_dead.ContainsKey(silo)) return "it is declared dead";
        return _announced.Count >= MaxUnknown && !_members.ContainsKey(silo) ? $"{MaxUnknown} silos that membership does not show are connected already" : null;
    }

    /// <summary>Takes a connection that another silo made, until it ends.</summary>
    public async Task RunInbound(Connection connection)
    {
        if (Accept(connection, connection.Peer.Silo!)) OnEnded(connection, await connection.Run());
    }

    /// <summary>
    /// Called when this silo has left: returns when no other silo waits for it any more and it owes no answers of calls that it passed on,
    /// or when <paramref name="cancellationToken"/> is cancelled.
    /// </summary>
    public async Task AwaitLastCalls(CancellationToken cancellationToken)
    {
        using var look = new PeriodicTimer(LookPeriod, _time);
        try
        {
            while (_calls.AnyRelayed || _links.Any(pair => pair.Value is { IsConnected: true, IsDone: false } && !_leaving.ContainsKey(pair.Key) && !_dead.ContainsKey(pair.Key)))
                await look.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // What is left are long calls, or silos that do not follow: their callers hear now that this silo stopped.
        }
    }

    public async Task Stop(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        var links = _links.Values.ToArray();
        await Task.WhenAll(links.Select(link => link.CloseAfterDrain("This silo stops.", cancellationToken)));
        foreach (var link in links) link.Close(new SiloUnavailableException($"{_local} stops."));
    }

    public void Dispose() => _stopping.Dispose();

    public void OnMessage(Connection connection, Message message)
    {
        if (message is { Direction: MessageDirection.OneWay, Category: MessageCategory.System } && message.InterfaceType == ConnectionNotice.Done) LinkTo(connection.Peer.Silo!).IsDone = true;
        else _neighbours.Receive(message);
    }

    public void OnUnreadable(Connection connection, Message message, Exception reason) => Answer(message, reason);

    public void OnUnsendable(Connection connection, Message message, Exception reason)
    {
        MessagingLog.Unsendable(_logger, reason, message);
        if (message.Direction == MessageDirection.Response) SendInstead(message, reason);
        else if (message.Caller is { } caller) caller.OnRejected(message, new RejectionInfo(RejectionKind.Unrecoverable, reason.Message, reason));
        else Answer(message, reason);
    }

    public void OnUnsent(Connection connection, Message message, Exception reason) => ReturnUnsent(message, reason);

    public void OnTraffic(Connection connection) => _neighbours.OnTraffic(connection.Peer.Silo!);

    public async Task<Connection> Dial(SiloAddress silo)
    {
        try
        {
            var connection = await _dialer.Dial(silo.Endpoint, Self, this, OnEnded, _stopToken);
            if (!silo.Equals(connection.Peer.Silo) && !World.Lacks(Safeguard.Generation))
            {
                connection.Close("Another silo answered.");
                throw new ConnectionFailedException($"At the address of {silo} answers {connection.Peer}.");
            }

            if (!Accept(connection, silo)) throw new ConnectionFailedException($"{silo} is dead.");
            return connection;
        }
        catch (Exception failure) when (!_stopToken.IsCancellationRequested)
        {
            MessagingLog.DialFailed(_logger, silo, failure.Message);
            _neighbours.OnConnectFailed(silo, failure);
            throw;
        }
    }

    /// <summary>Connects to whatever silo of this cluster listens at an endpoint, and says which one it is.</summary>
    public async Task<SiloAddress> Identify(IPEndPoint endpoint)
    {
        var connection = await _dialer.Dial(endpoint, Self, this, OnEnded, _stopToken);
        if (connection.Peer.Silo is not { } silo || !Accept(connection, silo))
        {
            connection.Close("It is not wanted.");
            throw new ConnectionFailedException($"At {endpoint} answers {connection.Peer}, which is no silo that this one may talk to.");
        }

        return silo;
    }

    public void ReturnUnsent(Message message, Exception reason)
    {
        message.SentTo = null;
        _neighbours.ReturnUnsent(message, reason);
    }

    public void ReturnFull(Message message)
    {
        if (message.Direction != MessageDirection.Request) return;
        var reason = $"{SendQueue.FullReason} for the connection to {message.TargetSilo}.";
        if (message.Caller is { } caller) caller.OnRejected(message, new RejectionInfo(RejectionKind.Overloaded, reason, null));
        else _neighbours.Receive(message.CreateRejection(RejectionKind.Overloaded, reason));
    }

    /// <summary>Nothing new goes to a silo that left, but what it still answers counts. It closes its connections when every silo is done with it.</summary>
    private async Task AwaitLastAnswers(SiloAddress silo, SiloLink link, Exception reason)
    {
        var ended = link.WaitUntilEnded(LeaveTime);
        using var look = new PeriodicTimer(LookPeriod, _time);
        while (!ended.IsCompleted && _calls.AnyWaitsFor(silo)) await look.WaitForNextTickAsync(CancellationToken.None);
        if (!ended.IsCompleted) link.Send(ConnectionNotice.Create(ConnectionNotice.Done, default, _local));
        await ended;
        Bury(silo, reason);
    }

    private void Bury(SiloAddress silo, Exception reason)
    {
        if (_links.TryRemove(silo, out var link)) link.Close(reason);
        _calls.OnSiloDead(silo);
    }

    /// <summary>Makes sure that the call fails when the silo dies; false when it was rejected instead.</summary>
    private bool Track(Message message, SiloAddress target)
    {
        message.SentTo = target;
        if (message.Caller is not null || ((message.Id & CallTable.RelayBit) != 0 && _local.Equals(message.SendingSilo))) return true;
        try
        {
            var relay = new RelayedCall(message, _neighbours);
            message.SendingSilo = _local;
            _calls.Add(relay, message, World.Ticks, message.ExpiresAtTicks, CallTable.RelayBit);
            return true;
        }
        catch (LimitExceededException limit)
        {
            _neighbours.Receive(message.CreateRejection(RejectionKind.Overloaded, limit.Message, limit));
            return false;
        }
    }

    private bool Accept(Connection connection, SiloAddress silo)
    {
        if (!Join(connection, silo))
        {
            var reason = _dead.ContainsKey(silo) ? "it is declared dead" : "this silo stops";
            MessagingLog.HandshakeRefused(_logger, connection.Name, $"{connection.Peer}: {reason}");
            connection.Close($"{silo}: {reason}.");
            return false;
        }

        // A silo speaks for itself alone, and counts once membership shows it.
        if (connection.Peer.Classes.FirstOrDefault(hosted => hosted.Silo.Equals(silo)) is { } own) _announced[silo] = own;
        if (_members.ContainsKey(silo)) Admit(silo);
        MessagingLog.Connected(_logger, connection.Name);
        return true;
    }

    /// <summary>A link that the end of a stranger's last connection has just closed is not there any more: the next one is new.</summary>
    private bool Join(Connection connection, SiloAddress silo)
    {
        SiloLink? closed = null;
        while (!_dead.ContainsKey(silo))
        {
            var link = LinkTo(silo);
            if (link.Add(connection)) return true;
            if (link == closed) return false;
            closed = link;
        }

        return false;
    }

    private void Admit(SiloAddress silo)
    {
        _members[silo] = true;
        if (_announced.TryRemove(silo, out var own)) _classes.Set(silo, own.Classes);
    }

    /// <summary>Nothing is kept of a stranger that went away.</summary>
    private void ForgetStranger(SiloAddress silo, SiloLink link)
    {
        if (_members.ContainsKey(silo) || link.IsConnected) return;
        _announced.TryRemove(silo, out _);
        if (_links.TryRemove(new KeyValuePair<SiloAddress, SiloLink>(silo, link))) link.Close(new SiloUnavailableException($"{silo} is not a member of the cluster."));
    }

    private void OnEnded(Connection connection, Exception reason)
    {
        var silo = connection.Peer.Silo!;
        if (_links.TryGetValue(silo, out var link))
        {
            link.Remove(connection);
            ForgetStranger(silo, link);
        }

        MessagingLog.Disconnected(_logger, connection.Name, reason.Message);
        if (!connection.IsClosedHere && !_stopToken.IsCancellationRequested) _neighbours.OnConnectionLost(silo, reason);
    }

    private SiloLink LinkTo(SiloAddress silo)
    {
        if (_links.TryGetValue(silo, out var link)) return link;
        link = _links.GetOrAdd(silo, static (silo, self) => new SiloLink(silo, self, self._retryDelay, self._time), this);

        // It may have died since the caller looked; then nobody else would close this link.
        if (_dead.TryGetValue(silo, out var reason)) link.Close(reason);
        return link;
    }

    private void Answer(Message request, Exception reason)
    {
        if (request.Direction == MessageDirection.Request) _neighbours.Answer(request.CreateResponse(Response.FromException(reason), ResponseKind.Error));
        else if (request.Direction == MessageDirection.Response) _calls.OnResponse(Failed(request, reason));
    }

    private void SendInstead(Message response, Exception reason)
    {
        if (response.ResponseKind == ResponseKind.Error && response.Rejection is null && response.Body is ExceptionResponse { Exception: SerializerException }) return;
        Send(Failed(response, reason));
    }

    private static Message Failed(Message response, Exception reason)
    {
        response.ResponseKind = ResponseKind.Error;
        response.Rejection = null;
        response.RequestContext = null;
        response.Body = Response.FromException(reason as SerializerException ?? new SerializerException(reason.Message, reason));
        return response;
    }
}
