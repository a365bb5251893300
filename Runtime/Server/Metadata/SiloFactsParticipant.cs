using Orleans.Runtime.Placement;

namespace Orleans.Runtime.MembershipService.SiloMetadata;

/// <summary>Lets others ask this silo from the moment it listens, and asks the others for their load while it runs.</summary>
internal sealed class SiloFactsParticipant(
    SiloFactsTarget target, ISystemTargetRegistry registry, ISystemTargetFactory targets, ISiloStatusOracle silos, SiloLoadView loads, ISiloResources resources, TimeProvider timeProvider)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // What is placed from here in between is counted on top, so that a slow look is enough.
    private static readonly TimeSpan LoadPeriod = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe<SiloFactsParticipant>(ServiceLifecycleStage.RuntimeInitialize, _ =>
        {
            registry.Add(target);
            return Task.CompletedTask;
        });
        lifecycle.Subscribe<SiloFactsParticipant>(
            ServiceLifecycleStage.Active,
            _ =>
            {
                _loop = WatchLoadsAsync();
                return Task.CompletedTask;
            },
            async _ =>
            {
                await _stopping.CancelAsync();
                await _loop;
            });
    }

    public void Dispose() => _stopping.Dispose();

    private async Task WatchLoadsAsync()
    {
        using var timer = new PeriodicTimer(LoadPeriod, timeProvider);
        try
        {
            do
            {
                resources.Measure();
                await Task.WhenAll(silos.GetActiveSilos().Select(AskAsync)).WaitAsync(_stopping.Token);
            }
            while (await timer.WaitForNextTickAsync(_stopping.Token));
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task AskAsync(SiloAddress silo)
    {
        try
        {
            loads.Report(silo, await targets.GetSystemTarget<ISiloFactsTarget>(SystemTargetTypes.SiloFacts, silo).GetLoad());
        }
        catch (Exception error) when (error is OrleansException or TimeoutException)
        {
            // It keeps its last count until it answers again or is no longer active.
        }
    }
}
