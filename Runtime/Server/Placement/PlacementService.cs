using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Metadata;
using Orleans.Runtime.Telemetry;

namespace Orleans.Runtime.Placement;

/// <summary>Chooses the silo of a new activation.</summary>
internal sealed class PlacementService(
    IServiceProvider services,
    PlacementStrategyResolver strategies,
    PlacementFilterResolver filters,
    IClusterGrainClasses classes,
    InterfaceVersions versions,
    ISiloStatusOracle silos,
    IOptions<SiloMessagingOptions> messaging) : IPlacementContext
{
    // What directors get when the call has no request context; they only read it.
    private static readonly Dictionary<string, object> NoContext = [];

    public SiloAddress LocalSilo => silos.SiloAddress;

    public SiloStatus LocalSiloStatus => silos.CurrentStatus;

    public PlacementStrategyResolver Strategies => strategies;

    /// <exception cref="OrleansException">No active silo may host it, or the director chose one that may not.</exception>
    public async Task<SiloAddress> PlaceAsync(GrainId grainId, Dictionary<string, object>? requestContext, GrainInterfaceType interfaceType, ushort interfaceVersion)
    {
        using var span = EngineActivities.StartLifecycle(ActivityNames.PlaceGrain, grainId);
        var strategy = strategies.StrategyOf(grainId.Type);
        var director = services.GetKeyedService<IPlacementDirector>(strategy.GetType()) ?? throw new OrleansException(
            $"{grainId} is placed by {strategy.GetType().Name}, for which this silo has no director. Register one with AddPlacementDirector.");
        var target = new PlacementTarget(grainId, requestContext ?? NoContext, interfaceType, interfaceVersion);
        return await director.OnAddActivation(strategy, target, this)
            ?? throw new OrleansException($"{director.GetType().Name} chose no silo for {grainId}.");
    }

    public SiloAddress[] GetCompatibleSilos(PlacementTarget target)
    {
        var byVersion = FindCompatible(target);
        return byVersion.Count == 1 ? byVersion.First().Value : [.. byVersion.Values.SelectMany(silos => silos)];
    }

    public IReadOnlyDictionary<ushort, SiloAddress[]> GetCompatibleSilosWithVersions(PlacementTarget target) => FindCompatible(target);

    private Dictionary<ushort, SiloAddress[]> FindCompatible(PlacementTarget target)
    {
        var grainType = target.GrainIdentity.Type;
        var active = silos.GetActiveSilos();
        if (messaging.Value.AssumeHomogenousSilosForTesting) return active.Length > 0 ? new() { [target.InterfaceVersion] = active } : throw NoneFor(target, active, []);
        var hosting = Array.FindAll(active, silo => classes.Hosts(silo, grainType));
        var byVersion = versions.ByVersion(target, hosting);
        if (hosting.Length > 0 && byVersion.Count == 0) throw NoVersionFor(target);
        var steps = filters.FiltersOf(grainType);
        if (steps.Length > 0) byVersion = Filter(target, steps, byVersion);
        return byVersion.Count > 0 ? byVersion : throw NoneFor(target, active, hosting);
    }

    /// <summary>Filters look at all candidates together: some of them compare.</summary>
    private static Dictionary<ushort, SiloAddress[]> Filter(PlacementTarget target, PlacementFilterStep[] steps, Dictionary<ushort, SiloAddress[]> byVersion)
    {
        IEnumerable<SiloAddress> left = [.. byVersion.Values.SelectMany(silos => silos)];
        foreach (var step in steps) left = step.Director.Filter(step.Strategy, target, left);
        var kept = left.ToHashSet();
        return byVersion.Select(pair => (pair.Key, Silos: Array.FindAll(pair.Value, kept.Contains)))
            .Where(pair => pair.Silos.Length > 0).ToDictionary(pair => pair.Key, pair => pair.Silos);
    }

    private OrleansException NoVersionFor(PlacementTarget target) => new(
        $"{target.GrainIdentity} cannot be placed for a call of version {target.InterfaceVersion} of {target.InterfaceType}: {versions.Describe(target.GrainIdentity.Type, target.InterfaceType)}. Deploy silos with that version before its callers.");

    private OrleansException NoneFor(PlacementTarget target, SiloAddress[] active, SiloAddress[] hosting)
    {
        var place = $"{target.GrainIdentity} cannot be placed: of {active.Length} active silos ({string.Join(", ", active.AsEnumerable())}) ";
        if (active.Length == 0) return new SiloUnavailableException($"{target.GrainIdentity} cannot be placed: no silo is active (this one, {LocalSilo}, is {LocalSiloStatus}).");
        return hosting.Length == 0
            ? new OrleansException(place + $"none is known to host grain type '{target.GrainIdentity.Type}'.")
            : new OrleansException(place + $"{hosting.Length} host its type, and its placement filters left none.");
    }
}
