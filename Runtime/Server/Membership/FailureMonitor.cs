using System.Collections.Concurrent;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Messaging;
using Orleans.Runtime.Telemetry;

namespace Orleans.Runtime.MembershipService;

/// <summary>Drives one failure detector per monitored silo: turns connections, probes and time into events, and actions into probes and rulings.</summary>
internal sealed class FailureMonitor : IConnectionObserver, IMembershipObserver, IDisposable
{
    // A process that did not run for this long may have been declared dead meanwhile.
    private static readonly TimeSpan NotablePause = TimeSpan.FromSeconds(1);

    // Two opinions outvote one lost message; more would only be load.
    private const int MaxWitnesses = 2;

    private readonly ConcurrentDictionary<SiloAddress, MonitoredPeer> _peers = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly IPeerTransport _transport;
    private readonly TableAgent _agent;
    private readonly DeathRuler _ruler;
    private readonly SiloAddress _self;
    private readonly ClusterMembershipOptions _options;
    private readonly DetectorSettings _settings;
    private readonly SelfClock _clock;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly MessagingInstruments? _instruments;
    private Task _loop = Task.CompletedTask;
    private int _disposed;

    public FailureMonitor(
        IPeerTransport transport, TableAgent agent, DeathRuler ruler, ILocalSiloDetails local, IOptions<ClusterMembershipOptions> options,
        MembershipClock clock, ILogger<FailureMonitor> logger, MessagingInstruments? instruments = null)
    {
        (_transport, _agent, _ruler, _self, _logger, _time) = (transport, agent, ruler, local.SiloAddress, logger, clock.Time);
        _options = options.Value;
        _instruments = instruments;
        _settings = DetectorSettings.From(_options);
        _clock = new SelfClock(_time, _settings.Tick);
    }

    /// <summary>The silos of this condition or a worse one.</summary>
    public HashSet<SiloAddress> SilosFrom(PeerCondition condition) => [.. _peers.Values.Where(peer => peer.State.Condition >= condition).Select(peer => peer.Silo)];

    public void Start() => _loop = RunAsync();

    public void Dispose()
    {
        // A container disposes an instance once for each service it stands for.
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _stop.Cancel();
        _stop.Dispose();
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
    }

    /// <summary>Whether the silo answered lately, as far as is known without asking.</summary>
    public bool IsTrusted(SiloAddress silo) => _peers.TryGetValue(silo, out var peer) && peer.State is { Condition: PeerCondition.Trusted, HeardEver: true };

    /// <summary>Whether half of the silos that were ever heard, or more, were heard within this time; true when there are none.</summary>
    public bool HearsHalf(TimeSpan within)
    {
        var (known, heard) = (0, 0);
        foreach (var (_, peer) in _peers)
        {
            var state = peer.State;
            if (!state.HeardEver) continue;
            known++;
            if (state.Silence < within) heard++;
        }

        return heard * 2 >= known;
    }

    public void OnConnectionLost(SiloAddress silo, Exception? reason) => Tell(silo, new PeerEvent(PeerEventKind.ConnectionLost));

    public void OnConnectFailed(SiloAddress silo, Exception reason) => Tell(silo, new PeerEvent(PeerEventKind.Refused, NobodyListens: SaysNobodyListens(reason)));

    public void OnTraffic(SiloAddress silo)
    {
        if (!_options.EnableConnectionLivenessCheck || !_peers.TryGetValue(silo, out var peer)) return;
        if (peer.NoteTraffic()) Tell(peer, new PeerEvent(PeerEventKind.Heard));
    }

    public void OnViewChanged(ClusterMembershipUpdate update)
    {
        var chosen = MonitoredSilos.Choose(_agent.Current, _self, _options.NumProbedSilos);
        foreach (var silo in _peers.Keys.Where(silo => !chosen.Contains(silo)).ToList()) _peers.TryRemove(silo, out _);
        foreach (var silo in chosen) _peers.TryAdd(silo, new MonitoredPeer(silo));
    }

    /// <summary>Tries to reach a silo for another one that doubts it.</summary>
    public async Task<WitnessAnswer> WitnessAsync(SiloAddress target, TimeSpan patience)
    {
        var (outcome, answer) = await _transport.ProbeAsync(target, _agent.Current.Version, patience).ConfigureAwait(false);
        Learn(target, outcome, answer);
        if (outcome == ProbeOutcome.Answered) return WitnessAnswer.Reachable;

        // A refusal is what the other side's system says, however late this silo hears it; silence may be this silo's own.
        if (outcome == ProbeOutcome.Refused) return WitnessAnswer.Unreachable;
        if (!_clock.IsHealthy) return WitnessAnswer.Unavailable;

        // One unanswered probe is little. With a silence of about the asker's length behind it, it is the same observation from elsewhere.
        var silence = _peers.TryGetValue(target, out var peer) ? peer.State.Silence : _settings.SilenceLimit;
        return silence >= _settings.SilenceLimit * 0.75 ? WitnessAnswer.Unreachable : WitnessAnswer.Unavailable;
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(_settings.Tick, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                var (counted, passed) = _clock.Tick();
                if (passed > NotablePause) OnPaused(passed);
                foreach (var peer in _peers.Values)
                {
                    if (peer.TakeTraffic()) Tell(peer, new PeerEvent(PeerEventKind.Heard));
                    Tell(peer, new PeerEvent(PeerEventKind.Tick, counted, _options.ExtendProbeTimeoutDuringDegradation ? _clock.Lateness : TimeSpan.Zero));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private void OnPaused(TimeSpan passed)
    {
        MembershipLog.Paused(_logger, passed);
        _agent.CatchUp(new MembershipVersion(long.MaxValue));
    }

    private void Tell(SiloAddress silo, PeerEvent happened)
    {
        if (_peers.TryGetValue(silo, out var peer)) Tell(peer, happened);
    }

    private void Tell(MonitoredPeer peer, PeerEvent happened)
    {
        var (before, after, actions) = peer.Step(happened, _settings);
        if (before.Condition != after.Condition) MembershipLog.ConditionChanged(_logger, peer.Silo, after.Condition, Describe(after));
        if (actions.HasFlag(PeerActions.Probe)) _ = ProbeAsync(peer);
        if (actions.HasFlag(PeerActions.AskWitness)) _ = AskAsync(peer);
        if (actions.HasFlag(PeerActions.Rule) && peer.TryBeginRuling()) _ = RuleAsync(peer);
    }

    private async Task ProbeAsync(MonitoredPeer peer)
    {
        // An answer that comes late is still a sign of life, so a probe waits as long as silence may last.
        var patience = FailureDetector.SilenceLimit(peer.State, _settings);
        _instruments?.PingsSent.Count();
        var (outcome, answer) = await _transport.ProbeAsync(peer.Silo, _agent.Current.Version, patience).ConfigureAwait(false);
        (outcome == ProbeOutcome.Answered ? _instruments?.PingRepliesReceived : _instruments?.PingRepliesMissed).Count();
        Learn(peer.Silo, outcome, answer);
    }

    private void Learn(SiloAddress silo, ProbeOutcome outcome, PingAnswer? answer)
    {
        switch (outcome)
        {
            case ProbeOutcome.Answered:
                Tell(silo, new PeerEvent(PeerEventKind.Heard));
                if (answer!.SenderIsDead) _agent.OnDeclaredDead($"silo {silo} says so");
                else _agent.CatchUp(new MembershipVersion(answer.Version));
                break;

            case ProbeOutcome.Refused:
                Tell(silo, new PeerEvent(PeerEventKind.Refused));
                break;

            case ProbeOutcome.Missed:
                // Silence counts by itself.
                break;
        }
    }

    private async Task AskAsync(MonitoredPeer peer)
    {
        var witnesses = _options.EnableIndirectProbes ? ChooseWitnesses(peer.Silo) : [];
        var asked = witnesses.Select(async witness => (witness, Answer: await _transport.AskWitnessAsync(witness, peer.Silo, _settings.Patience).ConfigureAwait(false)));
        var answers = await Task.WhenAll(asked).ConfigureAwait(false);

        // Whoever reaches the silo is right; otherwise one that does not is enough.
        var best = answers.FirstOrDefault(answer => answer.Answer == WitnessAnswer.Reachable);
        if (best.witness is null) best = answers.FirstOrDefault(answer => answer.Answer == WitnessAnswer.Unreachable);
        Tell(peer, new PeerEvent(PeerEventKind.WitnessAnswered, Answer: best.Answer, Witness: best.witness));
    }

    private SiloAddress[] ChooseWitnesses(SiloAddress target)
    {
        var candidates = _agent.Current.Active.Where(silo => !silo.Equals(target) && !silo.Equals(_self) && IsTrusted(silo)).ToArray();
        World.Random.Shuffle(candidates);
        return candidates[..Math.Min(MaxWitnesses, candidates.Length)];
    }

    private async Task RuleAsync(MonitoredPeer peer)
    {
        try
        {
            // A silo that is still starting may not listen yet; it is judged only after it was heard once, or when it takes too long.
            if (!MayBeJudged(peer)) return;
            var state = peer.State;
            IReadOnlyList<SiloAddress> voters = state.Witness is null ? [_self] : [_self, state.Witness];
            await _ruler.RuleAsync(peer.Silo, voters, SilosFrom, state.NobodyListens, Describe(state), _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
        catch (Exception error)
        {
            // The table is away, or a conflict lasted: the detector asks again while the silo keeps failing.
            _agent.LogFailure(error, "ruling");
        }
        finally
        {
            peer.EndRuling();
        }
    }

    private static bool SaysNobodyListens(Exception? reason)
    {
        while (reason is not null and not SocketException { SocketErrorCode: SocketError.ConnectionRefused }) reason = reason.InnerException;
        return reason is not null;
    }

    private bool MayBeJudged(MonitoredPeer peer)
    {
        if (!_agent.Current.Entries.TryGetValue(peer.Silo, out var entry)) return false;
        if (entry.Status is not (SiloStatus.Created or SiloStatus.Joining) || peer.State.HeardEver) return true;
        return _options.EvictWhenMaxJoinAttemptTimeExceeded && _agent.UtcNow - entry.IAmAliveTime > _options.MaxJoinAttemptTime;
    }

    private string Describe(PeerState state) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"silent for {state.Silence.TotalMilliseconds:0} ms (limit {FailureDetector.SilenceLimit(state, _settings).TotalMilliseconds:0}){(state.Refused ? ", refused" : "")}{(state.Opinion is null ? "" : $", others: {state.Opinion}")}{(state.Witness is null ? "" : $" ({state.Witness})")}, own lateness {_clock.Lateness.TotalMilliseconds:0} ms");
}
