using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Standbys;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Takeover;

/// <summary>
/// Keeps loops running without waiting for a call: those of a silo that died (at once, and again after a moment), those that
/// lost their activation here, and, by sweeping, whatever has an owner that does not run it.
/// </summary>
internal sealed class TakeoverService(
    ClusterView view,
    ILoopCatalog catalog,
    RunningLoops running,
    StandbyMemory memory,
    LoopMover mover,
    LoopResumer resumer,
    ISiloPlace place,
    ISiloStatusOracle oracle,
    IClusterMembershipService membership,
    IOptions<TakeoverOptions> options,
    TimeProvider time,
    ILogger<TakeoverService> logger) : BackgroundService, ISiloStatusListener, ILoopRecovery
{
    private static readonly TimeSpan DeactivationBound = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DrainPoll = TimeSpan.FromMilliseconds(10);

    private readonly TakeoverOptions _options = options.Value;
    private readonly ConcurrentDictionary<SiloAddress, byte> _handled = new();
    private HashSet<string> _orphansBefore = [];
    private volatile bool _draining;
    private int _handingBack;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        oracle.UnSubscribeFromSiloStatusEvents(this);
        await DrainAsync(cancellationToken).ConfigureAwait(false);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead && !updatedSilo.Equals(place.Address))
            OnDeath(updatedSilo);
    }

    public void HandBack(string loop, Task deactivated)
    {
        Interlocked.Increment(ref _handingBack);
        _ = HandBackAsync(loop, deactivated);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The oracle holds its listeners weakly; the host holds this service.
        oracle.SubscribeToSiloStatusEvents(this);
        await Task.WhenAll(FollowAsync(stoppingToken), SweepAsync(stoppingToken)).ConfigureAwait(false);
    }

    // Two notifications come for a death, up to 40 ms apart in either order: the first counts.
    private async Task FollowAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stopping).ConfigureAwait(false))
            {
                foreach (var member in snapshot.Members.Values)
                {
                    if (member.Status == SiloStatus.Dead)
                        OnDeath(member.SiloAddress);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private void OnDeath(SiloAddress dead)
    {
        if (!_draining && _handled.TryAdd(dead, 0))
            _ = TakeOverAsync(dead);
    }

    private async Task TakeOverAsync(SiloAddress dead)
    {
        try
        {
            ResumeFromMemory(dead);
            await ResumeShareAsync(dead, ClusterView.IsMine).ConfigureAwait(false);
            await Task.Delay(_options.SecondLook, time).ConfigureAwait(false);
            // What is still there: a standby that is in trouble itself must not keep it.
            await ResumeShareAsync(dead, ClusterView.Falls).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // The boundary of one death: the sweeper looks at the same rows soon.
            TakeoverLog.LookFailed(logger, error, dead);
        }
    }

    /// <summary>Asks nobody: what is needed to go on is here.</summary>
    private void ResumeFromMemory(SiloAddress dead)
    {
        var resumed = 0;
        foreach (var replica in memory.OwnedBy(dead))
        {
            if (ReplicaRules.IsHeir(replica, place.Address, view.Lives))
                resumed += resumer.Resume(replica.Loop, place.Address) ? 1 : 0;
        }

        if (resumed > 0)
            TakeoverLog.FromMemory(logger, dead, resumed);
    }

    private async Task ResumeShareAsync(SiloAddress dead, Func<OwnedLoop, SiloAddress, ClusterPicture, bool> isMine)
    {
        var loops = await catalog.OwnedByAsync(dead.ToParsableString(), CancellationToken.None).ConfigureAwait(false);
        var share = 0;
        var picture = view.Picture();
        foreach (var loop in loops)
        {
            if (isMine(loop, place.Address, picture) && resumer.Resume(loop.Name, place.Address))
                share++;
        }

        if (share > 0)
            TakeoverLog.TakingOver(logger, dead, share, loops.Count);
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(_options.SweepPeriod, time);
        try
        {
            do
            {
                try
                {
                    await SweepOnceAsync(stopping).ConfigureAwait(false);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // The boundary of one sweep: the store or the membership table is away, and the next one is due soon.
                    TakeoverLog.SweepFailed(logger, error);
                }
            }
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task SweepOnceAsync(CancellationToken stopping)
    {
        if (oracle.CurrentStatus != SiloStatus.Active || _draining)
            return;
        var owners = await catalog.OwnersAsync(stopping).ConfigureAwait(false);
        if (owners.Keys.Any(view.IsGone))
            await view.RefreshAsync(stopping).ConfigureAwait(false);

        var resumed = 0;
        var picture = view.Picture();
        var orphans = new HashSet<string>();
        foreach (var owner in owners.Keys)
        {
            var mine = owner == place.Owner.Silo;
            if (mine ? owners[owner] == running.Count : !view.IsGone(owner))
                continue;
            foreach (var loop in await catalog.OwnedByAsync(owner, stopping).ConfigureAwait(false))
            {
                if (!mine)
                    orphans.Add(loop.Name);
                // Whoever a loop falls to may be in trouble itself: the second time it is seen, anyone takes it.
                if (mine ? !running.Contains(loop.Name) && !mover.IsMoving(loop.Name) : ClusterView.Falls(loop, place.Address, picture) || _orphansBefore.Contains(loop.Name))
                    resumed += resumer.Resume(loop.Name, place.Address) ? 1 : 0;
            }
        }

        _orphansBefore = orphans;
        if (resumed > 0)
            TakeoverLog.Swept(logger, resumed);
    }

    private async Task HandBackAsync(string loop, Task deactivated)
    {
        try
        {
            await deactivated.WaitAsync(DeactivationBound, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The call below waits in line behind what is left of the old activation.
        }

        if ((_draining ? view.HeirElsewhere(loop) : place.Address) is { } target)
        {
            TakeoverLog.HandedBack(logger, loop);
            resumer.Resume(loop, target);
        }

        Interlocked.Decrement(ref _handingBack);
    }

    private async Task DrainAsync(CancellationToken cancel)
    {
        _draining = true;
        var others = view.Active().Count(silo => !silo.Equals(place.Address));
        // A host that is told to stop without grace has no time for manners.
        if (others == 0 || running.Count == 0 || _options.DrainBound == TimeSpan.Zero || cancel.IsCancellationRequested)
            return;
        TakeoverLog.Draining(logger, running.Count, others);
        var leaving = running.Names.Select(loop => view.HeirElsewhere(loop) is { } heir ? mover.MoveAsync(loop, heir) : Task.CompletedTask).ToList();

        // Only those that were here: when every silo stops at once, they hand loops to each other until the last one ends.
        var left = Task.WhenAll(leaving);
        var started = time.GetTimestamp();
        while (!IsDrained() && time.GetElapsedTime(started) < _options.DrainBound && !cancel.IsCancellationRequested)
            await Task.Delay(DrainPoll, time, CancellationToken.None).ConfigureAwait(false);
        if (!IsDrained())
            TakeoverLog.DrainIncomplete(logger, leaving.Count(task => !task.IsCompleted), _options.DrainBound);

        bool IsDrained() => left.IsCompleted && Volatile.Read(ref _handingBack) == 0 && resumer.UnderWay == 0;
    }
}
