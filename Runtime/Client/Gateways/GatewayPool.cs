using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Telemetry;
using Orleans.Messaging;

namespace Orleans.Runtime.Messaging;

/// <summary>Keeps connections to all listed gateways and says which one a grain's calls take.</summary>
internal sealed class GatewayPool : IDisposable
{
    // A gateway that stays away is tried about twice a minute: soon enough for a restart, cheap enough for a list of dead ones.
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(30);

    // Without any gateway nothing is served, so the list and all that stands in it are tried this often: silos that come back may have
    // other ports. A reading and a refused connection cost next to nothing; one that hangs is not made twice.
    private static readonly TimeSpan NoGatewayPause = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly Dictionary<Uri, GatewayConnection> _gateways = [];
    private readonly SemaphoreSlim _wake = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopToken;
    private readonly IGatewayListProvider _list;
    private readonly ConnectionDialer _dialer;
    private readonly ClusterGrainClasses _classes;
    private readonly CallTable _calls;
    private readonly CallerIdentity _identity;
    private readonly ConnectionEvents _events;
    private readonly ClusterOptions _cluster;
    private readonly GatewayOptions _options;
    private readonly TimeSpan _retryDelay;
    private readonly ILogger _logger;
    private readonly TimeSpan _listTimeout;
    private Task<IList<Uri>>? _reading;
    private Connection[] _live = [];
    private Task _maintaining = Task.CompletedTask;

    public GatewayPool(
        IGatewayListProvider list,
        ConnectionDialer dialer,
        ClusterGrainClasses classes,
        CallTable calls,
        CallerIdentity identity,
        ConnectionEvents events,
        IOptions<ClusterOptions> cluster,
        IOptions<GatewayOptions> options,
        IOptions<ConnectionOptions> connections,
        ILogger<GatewayPool> logger,
        EngineMeter? meter = null)
    {
        _list = list;
        _dialer = dialer;
        _classes = classes;
        _calls = calls;
        _identity = identity;
        _events = events;
        _cluster = cluster.Value;
        _options = options.Value;
        _retryDelay = connections.Value.ConnectionRetryDelay;
        _listTimeout = connections.Value.OpenConnectionTimeout;
        _logger = logger;
        _stopToken = _stopping.Token;
        meter?.Meter.CreateObservableGauge("orleans-client-connected-gateways", () => Volatile.Read(ref _live).Length);
    }

    /// <summary>What hears of messages; set before <see cref="Start"/>.</summary>
    public IConnectionHandler? Handler { get; set; }

    /// <summary>The gateway that the calls of a grain take, null when none is connected. The same one while the set of connected gateways stays.</summary>
    public Connection? Choose(GrainId grainId)
    {
        var live = Volatile.Read(ref _live);
        var first = _options.PreferredGatewayIndex >= 0 ? (uint)_options.PreferredGatewayIndex : grainId.GetUniformHashCode();
        for (var i = 0; i < live.Length; i++)
        {
            // One that closed just now is still in the list.
            var gateway = live[(first + (uint)i) % (uint)live.Length];
            if (!gateway.IsClosed) return gateway;
        }

        return null;
    }

    /// <summary>
    /// Connects to the listed gateways and returns with the first connection; goes on with the others by itself.
    /// <see cref="SiloUnavailableException"/> when none is listed, <see cref="ConnectionFailedException"/> when none can be reached.
    /// </summary>
    public async Task Start(CancellationToken cancellationToken)
    {
        await _list.InitializeGatewayListProvider().WaitAsync(cancellationToken);
        Adopt(await _list.GetGateways().WaitAsync(cancellationToken));
        var attempts = StartDialling(ignorePause: true);
        if (attempts.Count == 0) throw new SiloUnavailableException($"No gateway of cluster '{_cluster.ClusterId}' is listed. Is a silo with a gateway port running?");
        Exception? last = null;
        while (attempts.Count > 0)
        {
            var done = await Task.WhenAny(attempts).WaitAsync(cancellationToken);
            attempts.Remove(done);
            last = await done ?? last;
            if (Volatile.Read(ref _live).Length == 0) continue;
            _maintaining = Maintain();
            return;
        }

        throw new ConnectionFailedException($"None of the listed gateways of cluster '{_cluster.ClusterId}' could be reached. The last one: {last?.Message}", last);
    }

    public async Task Stop(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _wake.Release();
        await _maintaining;
        Connection[] connections;
        lock (_lock)
        {
            connections = [.. _gateways.Values.Select(gateway => gateway.Connection).OfType<Connection>()];
        }

        await Task.WhenAll(connections.Select(connection => connection.CloseAfterDrain("The client stops.", cancellationToken)));
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _wake.Dispose();
    }

    /// <summary>The gateway stops: nothing new goes through it, and it is let go of once it owes no answers.</summary>
    public void OnDraining(Connection connection)
    {
        lock (_lock)
        {
            if (Find(connection) is not { IsDraining: false } gateway) return;
            gateway.IsDraining = true;
        }

        Publish();
        _ = LetGo(connection);
    }

    /// <summary>The cluster declared the silo dead. If it is a gateway, perhaps a frozen one, nothing that is on its way through it will be answered.</summary>
    public void OnSiloDead(SiloAddress silo)
    {
        Connection? connection;
        lock (_lock)
        {
            connection = _gateways.Values.FirstOrDefault(gateway => silo.Equals(gateway.Connection?.Peer.Silo))?.Connection;
        }

        connection?.Close($"{silo} is dead.");
        _classes.Forget(silo);
    }

    private GatewayConnection? Find(Connection connection) => _gateways.Values.FirstOrDefault(gateway => ReferenceEquals(gateway.Connection, connection));

    private async Task LetGo(Connection connection)
    {
        // The gateway closes the connection itself when this takes too long.
        while (!connection.IsClosed && _calls.AnyWaitsFor(connection.Peer.Silo!)) await Task.Delay(CallTimer.Granularity);
        await connection.CloseAfterDrain("The gateway stops.", _stopToken);
    }

    /// <summary>Reads the list and dials what is missing: every so often, when an attempt is due again, and at once after a loss.</summary>
    private async Task Maintain()
    {
        while (!_stopToken.IsCancellationRequested)
        {
            try
            {
                await _wake.WaitAsync(NextPause(), _stopToken);
                Adopt(await ReadList());
            }
            catch (Exception failure) when (!_stopToken.IsCancellationRequested)
            {
                ClientLog.ListFailed(_logger, failure);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            StartDialling(ignorePause: Volatile.Read(ref _live).Length == 0);
        }
    }

    /// <summary>Reads the list, but not for long: where it is kept may hang, while gateways known already can be reached.</summary>
    private async Task<IList<Uri>> ReadList()
    {
        var reading = _reading ??= _list.GetGateways();
        try
        {
            return await reading.WaitAsync(_listTimeout, _stopToken);
        }
        finally
        {
            if (reading.IsCompleted) _reading = null;
        }
    }

    private TimeSpan NextPause()
    {
        var period = (long)_options.GatewayListRefreshPeriod.TotalMilliseconds;

        if (Volatile.Read(ref _live).Length == 0) period = Math.Min(period, (long)Math.Min(_retryDelay.TotalMilliseconds, NoGatewayPause.TotalMilliseconds));
        lock (_lock)
        {
            foreach (var gateway in _gateways.Values)
            {
                if (!gateway.IsConnected && !gateway.IsDialling) period = Math.Min(period, Math.Max(10, gateway.NotBefore - Environment.TickCount64));
            }
        }

        return TimeSpan.FromMilliseconds(period);
    }

    /// <summary>Takes over a list: new gateways are dialled next, those no longer listed are let go of once they are not connected.</summary>
    private void Adopt(IList<Uri> listed)
    {
        lock (_lock)
        {
            foreach (var uri in listed)
            {
                if (!_gateways.ContainsKey(uri)) _gateways[uri] = new GatewayConnection(uri);
            }

            foreach (var gateway in _gateways.Values.ToArray())
            {
                if (!gateway.IsConnected && !gateway.IsDialling && !listed.Contains(gateway.Uri)) _gateways.Remove(gateway.Uri);
            }
        }
    }

    private List<Task<Exception?>> StartDialling(bool ignorePause)
    {
        var due = new List<GatewayConnection>();
        lock (_lock)
        {
            foreach (var gateway in _gateways.Values)
            {
                if (gateway.IsConnected || gateway.IsDialling || (!ignorePause && gateway.NotBefore > Environment.TickCount64)) continue;
                gateway.IsDialling = true;
                due.Add(gateway);
            }
        }

        return due.ConvertAll(Dial);
    }

    private async Task<Exception?> Dial(GatewayConnection gateway)
    {
        try
        {
            var self = new Peer(_cluster.ClusterId, null, _identity.Client, []);
            var connection = await _dialer.Dial(GatewayUri.EndpointOf(gateway.Uri), self, Handler!, (ended, reason) => OnEnded(gateway, ended, reason), _stopToken);
            foreach (var silo in connection.Peer.Classes) _classes.Set(silo.Silo, silo.Classes);
            MessagingLog.Connected(_logger, connection.Name);
            Change(gateway, null, connection, failed: false);

            // Silos that nobody mentions any more are gone; without this a client would remember every restart of its cluster.
            if (!connection.IsClosed) _classes.Retain(Volatile.Read(ref _live).SelectMany(each => each.Peer.Classes).Select(known => known.Silo).ToHashSet());
            return null;
        }
        catch (Exception failure)
        {
            // Each power of two of the failures in a row keeps telling without filling the log.
            if (int.IsPow2(gateway.Failures + 1)) ClientLog.GatewayFailed(_logger, gateway.Uri, failure.Message);
            Change(gateway, null, null, failed: true);
            return failure;
        }
    }

    private void OnEnded(GatewayConnection gateway, Connection connection, Exception reason)
    {
        MessagingLog.Disconnected(_logger, connection.Name, reason.Message);
        Change(gateway, connection, null, failed: false);

        // The gateway keeps no answers for later: what was on its way through it is lost, and callers should know now.
        _calls.FailAll(connection.Peer.Silo, static (request, silo) => CallFailure.SiloGone(request, silo!));
        _wake.Release();
    }

    private void Change(GatewayConnection gateway, Connection? ended, Connection? connection, bool failed)
    {
        lock (_lock)
        {
            // The end of a connection may be noticed after the next one was made.
            if (ended is not null && gateway.Connection is not null && !ReferenceEquals(gateway.Connection, ended)) return;
            gateway.IsDialling = false;
            gateway.IsDraining = false;
            gateway.Connection = connection;
            gateway.Failures = failed ? gateway.Failures + 1 : 0;
            gateway.NotBefore = failed ? Environment.TickCount64 + (long)Pause(gateway.Failures).TotalMilliseconds : 0;
        }

        Publish();
    }

    /// <summary>Makes the present connections the ones that calls take, and tells of a change of their number.</summary>
    private void Publish()
    {
        int current, previous;
        lock (_lock)
        {
            previous = _live.Length;
            Volatile.Write(ref _live, [.. _gateways.Values
                .Where(gateway => gateway is { IsConnected: true, IsDraining: false })
                .OrderBy(gateway => gateway.Uri.ToString(), StringComparer.Ordinal)
                .Select(gateway => gateway.Connection!)]);
            current = _live.Length;
        }

        if (current == previous || _stopToken.IsCancellationRequested) return;
        if (current == 0) ClientLog.ConnectionLost(_logger);
        else ClientLog.GatewayCount(_logger, current);
        _events.OnGatewayCountChanged(current, previous);
    }

    private TimeSpan Pause(int failures) => TimeSpan.FromTicks(Math.Min(MaxRetryDelay.Ticks, _retryDelay.Ticks << Math.Min(failures - 1, 10)));
}
