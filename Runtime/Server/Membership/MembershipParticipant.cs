using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>Takes this silo into the cluster when it starts and out of it when it stops.</summary>
internal sealed class MembershipParticipant(
    IMembershipTable table, TableAgent agent, StartReadings readings, JoinCheck joinCheck, FailureMonitor monitor, ViewDispatcher dispatcher, MembershipUpkeep upkeep, LocalRow row, ILocalSiloDetails local,
    IOptions<ClusterMembershipOptions> options, ISystemTargetRegistry targets, PingTarget ping, MembershipTarget membership, SiloStopSwitch stopSwitch,
    MembershipClock clock, ILogger<MembershipParticipant> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    // A stopping silo's last word is a courtesy: without it the others need a second to find out.
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(5);

    public void Participate(ISiloLifecycle lifecycle)
    {
        // Probes have to be answered from the moment the silo listens.
        Add(lifecycle, ServiceLifecycleStage.RuntimeInitialize, StartAnswering, StopAsync);

        // A table that is kept by another silo can be read once this one has connections; any other before everything else.
        Add(lifecycle, table is RemoteMembershipTable ? ServiceLifecycleStage.RuntimeInitialize + 1 : ServiceLifecycleStage.First, StartReading, _ => readings.StopAsync());
        Add(lifecycle, ServiceLifecycleStage.RuntimeGrainServices, JoinAsync, _ => FarewellAsync(SiloStatus.Dead));
        Add(lifecycle, ServiceLifecycleStage.BecomeActive, BecomeActiveAsync, LeaveAsync);
    }

    private static void Add(ISiloLifecycle lifecycle, int stage, Func<CancellationToken, Task> start, Func<CancellationToken, Task> stop) =>
        lifecycle.Subscribe(nameof(MembershipParticipant), stage, new Step(start, stop));

    private Task StartReading(CancellationToken cancellationToken)
    {
        readings.Start();
        return Task.CompletedTask;
    }

    private Task StartAnswering(CancellationToken cancellationToken)
    {
        targets.Add(ping);
        targets.Add(membership);
        return Task.CompletedTask;
    }

    private async Task JoinAsync(CancellationToken cancellationToken)
    {
        await readings.PreparedAsync(cancellationToken).ConfigureAwait(false);
        await DeclarePredecessorsDeadAsync(cancellationToken).ConfigureAwait(false);
        dispatcher.Start();
        await WriteAsync(SiloStatus.Joining, _ => true, cancellationToken).ConfigureAwait(false);
        monitor.Start();
    }

    private async Task BecomeActiveAsync(CancellationToken cancellationToken)
    {
        MembershipView? view;
        do
        {
            var reached = await joinCheck.ReachAllAsync(cancellationToken).ConfigureAwait(false);

            // Two silos that join at once must have met: the later one of the two writes finds the other one in the table.
            view = await WriteAsync(SiloStatus.Active, current => current.Active.All(silo => silo.Equals(local.SiloAddress) || reached.Contains(silo)), cancellationToken).ConfigureAwait(false);
        }
        while (view is null);
        await readings.StopAsync().ConfigureAwait(false);
        upkeep.Start();
    }

    private async Task LeaveAsync(CancellationToken cancellationToken) =>
        await FarewellAsync(cancellationToken.IsCancellationRequested ? SiloStatus.Stopping : SiloStatus.ShuttingDown).ConfigureAwait(false);

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        await monitor.StopAsync().ConfigureAwait(false);
        dispatcher.Dispose();
    }

    private async Task FarewellAsync(SiloStatus status)
    {
        if (status == SiloStatus.Dead) await upkeep.StopAsync().ConfigureAwait(false);

        // A silo that may not act any more, or is killed by a test, writes nothing.
        if (stopSwitch.IsThrown) return;
        try
        {
            using var patience = new CancellationTokenSource(FarewellPatience, clock.Time);
            await WriteAsync(status, _ => true, patience.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            MembershipLog.FarewellFailed(logger, error, status);
        }
    }

    private async Task DeclarePredecessorsDeadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            SiloAddress? predecessor = null;
            await agent.ChangeAsync(current =>
            {
                if (current.Entries.TryGetValue(local.SiloAddress, out var twin))
                {
                    throw new OrleansException(
                        $"Silo {local.SiloAddress} is in the membership table already, as {twin.Status}: a process on this endpoint started within the same second. Start this one again.");
                }

                var successor = current.Entries.Keys.FirstOrDefault(silo => silo.IsSuccessorOf(local.SiloAddress));
                if (successor is not null) agent.OnDeclaredDead($"a later incarnation {successor} of its endpoint is in the table");
                var old = current.Entries.Values.FirstOrDefault(entry => entry.Status != SiloStatus.Dead && entry.SiloAddress.IsPredecessorOf(local.SiloAddress));
                predecessor = old?.SiloAddress;
                if (old is null) return null;
                var dead = old.Copy();
                dead.Status = SiloStatus.Dead;
                return dead;
            }, cancellationToken).ConfigureAwait(false);
            if (predecessor is null) return;
            MembershipLog.PredecessorDeclaredDead(logger, predecessor);
        }
    }

    private async Task<MembershipView?> WriteAsync(SiloStatus status, Func<MembershipView, bool> allowed, CancellationToken cancellationToken)
    {
        var view = await agent.ChangeAsync(current =>
        {
            if (!allowed(current)) return null;
            if (!current.Entries.TryGetValue(local.SiloAddress, out var known)) return status == SiloStatus.Dead ? null : row.Create(status, agent.UtcNow);
            if (known.Status >= status) return null;
            var next = known.Copy();
            next.Status = status;
            next.IAmAliveTime = agent.UtcNow;
            return next;
        }, cancellationToken).ConfigureAwait(false);
        if (view is not null && options.Value.UseLivenessGossip) await agent.AnnounceAsync(view).ConfigureAwait(false);
        return view;
    }

    private sealed class Step(Func<CancellationToken, Task> start, Func<CancellationToken, Task> stop) : ILifecycleObserver
    {
        public Task OnStart(CancellationToken cancellationToken = default) => start(cancellationToken);

        public Task OnStop(CancellationToken cancellationToken = default) => stop(cancellationToken);
    }
}
