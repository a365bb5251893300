using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Telemetry;

namespace Orleans.Runtime;

/// <summary>Looks once per quantum for activations that were idle for too long, and for ones that are stuck.</summary>
internal sealed class ActivationCollector(
    Catalog catalog, ActivationShared shared, IOptions<GrainCollectionOptions> collection, IOptions<SiloMessagingOptions> messaging, ILogger<ActivationCollector> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<ActivationCollector>(
        ServiceLifecycleStage.RuntimeGrainServices,
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

    /// <summary>Asks every activation that was idle for at least <paramref name="age"/> (null: its class's age limit) to end; returns how many were asked.</summary>
    public int Collect(TimeSpan? age)
    {
        var asked = 0;
        foreach (var activation in catalog.Activations)
        {
            var limit = age ?? activation.Class.CollectionAge;
            if (limit == Timeout.InfiniteTimeSpan || !activation.IsIdleFor(limit)) continue;
            activation.CollectIfIdle(limit);
            asked++;
        }

        return asked;
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(collection.Value.CollectionQuantum, shared.TimeProvider);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                shared.Instruments?.Collections.Count();
                Collect(null);
                ReplaceStuck();
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
        catch (Exception error)
        {
            CatalogLog.CollectorFailed(logger, error);
        }
    }

    private void ReplaceStuck()
    {
        foreach (var activation in catalog.Activations)
        {
            if (activation.FindStuckRequest(messaging.Value.MaxRequestProcessingTime) is { } request) _ = activation.AbandonAsync(request);
        }
    }
}
