using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Scheduler;

namespace Orleans.Runtime.MembershipService;

/// <summary>
/// Keeps the gate for turns open while this silo runs and hears the others. After a pause that may have cost its life
/// (SIGSTOP, garbage collection, a frozen machine), or once it hears too few others, the gate runs out by itself and opens
/// again only when <see cref="SelfCheck"/> has confirmed that the silo is alive.
/// </summary>
/// <remarks>It ticks on a thread of its own: a thread pool without a free thread is slow, not paused.</remarks>
internal sealed class SelfWatch(
    TurnGate gate, SelfCheck check, FailureMonitor monitor, TableAgent agent, IOptions<ClusterMembershipOptions> options, MembershipClock clock, ILogger<SelfWatch> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private const int TicksPerLease = 8;

    private readonly SelfWatchSettings _settings = SelfWatchSettings.From(options.Value);
    private readonly ManualResetEventSlim _stop = new();
    private ITimer? _timer;
    private long _lastTick;
    private int _pauses;
    private int _checking;
    private int _stopped;

    public void Participate(ISiloLifecycle lifecycle)
    {
        // From when the others may judge this silo until just before it writes itself that it is gone.
        lifecycle.Subscribe(nameof(SelfWatch), ServiceLifecycleStage.BecomeActive + 1, Start, static _ => Task.CompletedTask);
        lifecycle.Subscribe(nameof(SelfWatch), ServiceLifecycleStage.RuntimeGrainServices + 1, static _ => Task.CompletedTask, Stop);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0) return;
        _stop.Set();
        _timer?.Dispose();
    }

    private TimeSpan TickPeriod => _settings.Lease / TicksPerLease;

    private Task Start(CancellationToken cancellationToken)
    {
        _lastTick = World.Ticks;
        gate.Open(_lastTick + Milliseconds(_settings.Lease));
        if (World.IsSimulated) _timer = clock.Time.CreateTimer(_ => Tick(), null, TickPeriod, TickPeriod);
        else new Thread(Run) { IsBackground = true, Name = "self watch" }.Start();
        return Task.CompletedTask;
    }

    private Task Stop(CancellationToken cancellationToken)
    {
        Dispose();
        gate.Open(long.MaxValue);
        return Task.CompletedTask;
    }

    private void Run()
    {
        while (!_stop.Wait(TickPeriod)) Tick();
    }

    private void Tick()
    {
        var now = World.Ticks;
        var (passed, left) = (now - _lastTick, gate.OpenUntil - now);
        _lastTick = now;
        if (passed > Milliseconds(_settings.Lease)) Interlocked.Increment(ref _pauses);

        // What has run out is never renewed from here: others may have acted since.
        var heard = monitor.HearsHalf(_settings.Silence);
        if (left >= 0 && heard)
        {
            gate.Open(now + Milliseconds(_settings.Lease));
            return;
        }

        if (left < Milliseconds(_settings.Lease) / 2 && Interlocked.Exchange(ref _checking, 1) == 0) _ = CheckAsync(passed, left < 0);
    }

    private async Task CheckAsync(long passed, bool closed)
    {
        try
        {
            if (closed) MembershipLog.TurnsWait(logger, passed);
            while (Volatile.Read(ref _stopped) == 0 && agent.Status != SiloStatus.Dead)
            {
                var pauses = Volatile.Read(ref _pauses);
                var alive = await check.IsAliveAsync(_settings.Lease / 2).ConfigureAwait(false);

                // An answer from before another pause says nothing about the time after it.
                if (alive && pauses == Volatile.Read(ref _pauses))
                {
                    if (closed) MembershipLog.TurnsGoOn(logger, gate.ParkedCount);
                    if (Volatile.Read(ref _stopped) == 0) gate.Open(World.Ticks + Milliseconds(_settings.Lease));
                    return;
                }

                closed |= !gate.IsOpen;
                await Task.Delay(_settings.Lease / 4, clock.SelfTime).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            // The boundary of a loop: the next tick begins another check.
            agent.LogFailure(error, "self watch");
        }
        finally
        {
            Volatile.Write(ref _checking, 0);
        }
    }

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
