using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Loops.Watch;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Takeover;

namespace OrleansHa.Silo.Watch;

/// <summary>
/// Watches this silo's loops from outside: one that takes no step though the store is there is ended and resumed, the first time
/// here, after that elsewhere. It reads what each loop writes down and never waits for a loop.
/// </summary>
internal sealed class LoopWatchdog(
    RunningLoops running,
    ILoopStore store,
    ClusterView view,
    LoopResumer resumer,
    ISiloPlace place,
    WatchInstruments instruments,
    IOptions<WatchOptions> options,
    TimeProvider time,
    ILogger<LoopWatchdog> logger) : BackgroundService, ILoopWatch
{
    // A commit ends, or the store is known to be away, after its time-out of 5 s and one repetition; longer, it was lost.
    private static readonly TimeSpan LongestCommit = TimeSpan.FromSeconds(15);

    private readonly WatchOptions _options = options.Value;
    // Bounded by the loops of this silo; forgotten after a while.
    private readonly ConcurrentDictionary<string, StuckLoop> _stuck = new(StringComparer.Ordinal);
    private long _lookedAt = time.GetTimestamp();
    private HashSet<string> _suspects = [];

    public LoopHealth Check(string loop)
    {
        if (running.Progress(loop) is not { } progress)
            return LoopHealth.Absent;
        if (progress.Holds || !store.IsReachable || progress.AwaitsCommit < LongestCommit)
            return LoopHealth.Holding;
        return WatchRule.IsOverdue(progress.Still, progress.Period, _options.Floor) ? LoopHealth.Stuck : LoopHealth.Running;
    }

    public int Recoveries(string loop) => _stuck.TryGetValue(loop, out var stuck) ? stuck.Attempts : 0;

    public void Recover(string loop)
    {
        if (running.TryGet(loop, out var context) && running.Progress(loop) is { } progress)
            Help(loop, context, progress);
        else
            resumer.Resume(loop, place.Address);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
                Look();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private void Look()
    {
        // A process that was frozen itself finds everything late: its loops get their time first.
        var paused = time.GetElapsedTime(_lookedAt) > _options.Every + _options.Floor;
        _lookedAt = time.GetTimestamp();
        if (paused)
        {
            running.StartWatchingAnew();
            return;
        }

        try
        {
            // Twice in a row: the step may have been under way at the first look.
            var suspects = new HashSet<string>();
            foreach (var loop in running.Names)
            {
                if (Check(loop) == LoopHealth.Stuck && suspects.Add(loop) && _suspects.Contains(loop))
                    Recover(loop);
            }

            _suspects = suspects;

            foreach (var (loop, stuck) in _stuck)
            {
                if (time.GetElapsedTime(stuck.LastAt) > _options.ForgetAfter)
                    _stuck.TryRemove(loop, out _);
            }
        }
        catch (Exception error)
        {
            // The boundary of one look.
            WatchLog.LookFailed(logger, error);
        }
    }

    private void Help(string loop, IGrainContext context, LoopProgress progress)
    {
        var before = _stuck.GetValueOrDefault(loop) ?? new StuckLoop(0, 0);
        if (before.Attempts > 0 && time.GetElapsedTime(before.LastAt) < WatchRule.Backoff(before.Attempts, _options.FirstBackoff, _options.LongestBackoff))
            return;
        var attempt = before.Attempts + 1;
        _stuck[loop] = new StuckLoop(attempt, time.GetTimestamp());
        var target = attempt == 1 ? place.Address : view.HeirElsewhere(loop) ?? place.Address;
        WatchLog.Stuck(logger, loop, progress.Still.TotalMilliseconds, progress.Period.TotalMilliseconds, target.ToString(), attempt);
        instruments.Stuck(loop, "self");
        _ = EndAndResumeAsync(loop, context, target);
    }

    private async Task EndAndResumeAsync(string loop, IGrainContext context, SiloAddress target)
    {
        try
        {
            // An engine that abandons an unresponsive activation does so when this ends.
            using var bound = new CancellationTokenSource(_options.EndBound, time);
            context.Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationUnresponsive, "the loop takes no steps"), bound.Token);
            try
            {
                await context.Deactivated.WaitAsync(_options.EndBound + TimeSpan.FromSeconds(1), time).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                WatchLog.Abandoned(logger, loop, _options.EndBound);
            }

            if (bound.IsCancellationRequested)
                WatchLog.Abandoned(logger, loop, _options.EndBound);
            running.Remove(loop, context);
            resumer.Resume(loop, target);
        }
        catch (Exception error)
        {
            // The boundary of one attempt; the next look makes another.
            WatchLog.LookFailed(logger, error);
        }
    }
}
