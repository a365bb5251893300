using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.Telemetry;

/// <summary>Looks every few seconds whether this process gets to run, and says so when it does not: other symptoms follow from that.</summary>
internal sealed class Watchdog(EngineMeter engine, TimeProvider time, ILogger<Watchdog> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // Often enough to name the culprit of a missed probe, rare enough to cost nothing.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    // Probes are given up after about a second of silence.
    private static readonly TimeSpan NotableLateness = TimeSpan.FromSeconds(1);

    private readonly Counter<long> _checks = engine.Meter.CreateCounter<long>("orleans-watchdog-health-checks");
    private readonly Counter<long> _failed = engine.Meter.CreateCounter<long>("orleans-watchdog-health-checks-failed");
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<Watchdog>(
        ServiceLifecycleStage.Active,
        _ =>
        {
            _loop = RunAsync();
            return Task.CompletedTask;
        },
        async _ =>
        {
            await _stopping.CancelAsync();
            await _loop;
        });

    public void Dispose() => _stopping.Dispose();

    /// <summary>Why this process is not well; null when it is.</summary>
    /// <param name="lateness">By how much the timer was late.</param>
    /// <param name="waited">How long a work item waited for a thread.</param>
    internal static string? Judge(TimeSpan lateness, TimeSpan waited) =>
        lateness > NotableLateness ? $"it did not run for {lateness.TotalSeconds:0.0} s: too little CPU, a long garbage collection, or it was stopped"
        : waited > NotableLateness ? $"work waited {waited.TotalSeconds:0.0} s for a thread: blocking calls hold the thread pool's"
        : null;

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var began = time.GetTimestamp();
                await Task.Delay(Period, time, _stopping.Token);
                var lateness = time.GetElapsedTime(began) - Period;
                var queued = time.GetTimestamp();
                await Task.Yield();
                Check(Judge(lateness, time.GetElapsedTime(queued)));
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private void Check(string? problem)
    {
        _checks.Count();
        if (problem is null) return;
        _failed.Count();
        SiloLog.Unwell(logger, problem);
    }
}
