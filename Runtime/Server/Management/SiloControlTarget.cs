using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>Answers the management grain for this silo.</summary>
internal sealed class SiloControlTarget(
    ILocalSiloDetails local, Catalog catalog, ActivationCollector collector, ISiloResources resources, OverloadDetector overload, ClientSessions clients, TimeProvider timeProvider, IServiceProvider services)
    : SystemTarget(SystemTargetTypes.SiloControl, local.SiloAddress), ISiloControlTarget
{
    private static readonly TimeSpan Recently = TimeSpan.FromMinutes(10);

    private IEnumerable<Activation> Activations => catalog.Activations.Where(activation => activation.State != ActivationState.Invalid);

    public ValueTask<SiloRuntimeStatistics> GetRuntimeStatistics()
    {
        // Found here: the router needs the system targets.
        var traffic = services.GetRequiredService<SiloMessageCenter>();
        int all = 0, recent = 0;
        foreach (var activation in Activations)
        {
            all++;
            if (!activation.IsIdleFor(Recently)) recent++;
        }

        return new(new SiloRuntimeStatistics
        {
            ActivationCount = all,
            RecentlyUsedActivationCount = recent,
            ClientCount = clients.Count,
            ReceivedMessages = traffic.Received,
            SentMessages = traffic.Sent,
            IsOverloaded = overload.IsOverloaded,
            DateTime = timeProvider.GetUtcNow().UtcDateTime,
            EnvironmentStatistics = resources.Current,
        });
    }

    public ValueTask<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => new(
        [.. Activations.GroupBy(activation => activation.Class).Select(group => new SimpleGrainStatistic { GrainType = group.Key.Text, SiloAddress = Silo, ActivationCount = group.Count() })]);

    public ValueTask<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types) => new(
        [.. Activations
            .Where(activation => types is null || Array.Exists(types, type => type == activation.Class.Text || type == activation.Class.Type.FullName))
            .Select(activation => new DetailedGrainStatistic { GrainType = activation.Class.Text, SiloAddress = Silo, GrainId = activation.GrainId })]);

    public ValueTask<int> GetGrainActivationCount(GrainId grainId) => new(!catalog.TryGet(grainId, out var target) ? 0 : target is StatelessWorkers workers ? workers.Activations.Count : 1);

    public ValueTask<GrainId[]> GetActiveGrains(GrainType type) => new(
        [.. Activations.Where(activation => activation.GrainId.Type == type).Select(activation => activation.GrainId).Distinct()]);

    public ValueTask<int> GetActivationCount() => new(Activations.Count());

    public ValueTask<int> CollectActivations(TimeSpan ageLimit) => new(collector.Collect(ageLimit));

    public ValueTask CollectGarbage()
    {
        GC.Collect();
        return default;
    }

    public ValueTask Measure()
    {
        resources.Measure();
        return default;
    }
}
