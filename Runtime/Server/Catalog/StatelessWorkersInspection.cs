using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Ends workers that a burst left behind: every so often it looks at the groups with more than one.</summary>
internal sealed class StatelessWorkersInspection(
    ActivationShared shared, IOptions<StatelessWorkerOptions> options, ILogger<StatelessWorkersInspection> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<StatelessWorkersInspection>(
        ServiceLifecycleStage.RuntimeGrainServices,
        _ =>
        {
            if (options.Value.RemoveIdleWorkers) _loop = RunAsync();
            return Task.CompletedTask;
        },
        async _ =>
        {
            await _stopping.CancelAsync();
            await _loop;
        });

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(options.Value.IdleWorkersInspectionPeriod, shared.TimeProvider);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                foreach (var workers in shared.CrowdedWorkers.Keys)
                {
                    if (!workers.RemoveIdle(options.Value.MinIdleCyclesBeforeRemoval)) shared.CrowdedWorkers.TryRemove(workers, out _);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
        catch (Exception error)
        {
            CatalogLog.InspectionFailed(logger, error);
        }
    }
}
