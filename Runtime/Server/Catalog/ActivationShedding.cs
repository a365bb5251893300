using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Ends activations when memory is short, the longest idle ones first. Off by default.</summary>
internal sealed class ActivationShedding(
    Catalog catalog, ISiloResources resources, ActivationShared shared, IOptions<GrainCollectionOptions> options, ILogger<ActivationShedding> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<ActivationShedding>(
        ServiceLifecycleStage.RuntimeGrainServices,
        _ =>
        {
            if (options.Value.EnableActivationSheddingOnMemoryPressure) _loop = RunAsync();
            return Task.CompletedTask;
        },
        async _ =>
        {
            await _stopping.CancelAsync();
            await _loop;
        });

    /// <summary>How many of <paramref name="activations"/> should go so that memory use falls from where it is to the target, if each takes an equal share.</summary>
    public static int Surplus(double usedPercent, GrainCollectionOptions options, int activations) => usedPercent <= options.MemoryUsageLimitPercentage
        ? 0
        : (int)Math.Ceiling(activations * (usedPercent - options.MemoryUsageTargetPercentage) / usedPercent);

    /// <summary>Asks the surplus to end; returns how many were asked.</summary>
    public int Shed()
    {
        resources.Measure();
        var used = resources.Current.MemoryUsagePercentage;
        var all = catalog.Activations.ToArray();
        var surplus = Surplus(used, options.Value, all.Length);
        if (surplus == 0) return 0;
        var idle = all.Where(activation => activation.IsIdleFor(TimeSpan.Zero)).OrderBy(activation => activation.LastActiveTicks).Take(surplus).ToArray();
        foreach (var activation in idle)
        {
            activation.Deactivate(new DeactivationReason(DeactivationReasonCode.HighMemoryPressure, $"Memory use is {used:0} %."));
        }

        CatalogLog.Shedding(logger, (int)used, options.Value.MemoryUsageLimitPercentage, idle.Length, all.Length);
        return idle.Length;
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(options.Value.MemoryUsagePollingPeriod, shared.TimeProvider);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token)) Shed();
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }
}
