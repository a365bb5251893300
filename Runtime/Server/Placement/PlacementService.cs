using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Metadata;

namespace Orleans.Runtime.Placement;

/// <summary>Chooses the silo of a new activation.</summary>
internal sealed class PlacementService(
    IServiceProvider services,
    PlacementStrategyResolver strategies,
    PlacementFilterResolver filters,
    IClusterGrainClasses classes,
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
        var strategy = strategies.StrategyOf(grainId.Type);
        var director = services.GetKeyedService<IPlacementDirector>(strategy.GetType()) ?? throw new OrleansException(
            $"{grainId} is placed by {strategy.GetType().Name}, for which this silo has no director. Register one with AddPlacementDirector.");
        var target = new PlacementTarget(grainId, requestContext ?? NoContext, interfaceType, interfaceVersion);
        return await director.OnAddActivation(strategy, target, this)
            ?? throw new OrleansException($"{director.GetType().Name} chose no silo for {grainId}.");
    }

    public SiloAddress[] GetCompatibleSilos(PlacementTarget target)
    {
        var grainType = target.GrainIdentity.Type;
        var active = silos.GetActiveSilos();
        if (messaging.Value.AssumeHomogenousSilosForTesting) return active.Length > 0 ? active : throw NoneFor(target, active, []);
        var hosting = Array.FindAll(active, silo => classes.Hosts(silo, grainType));
        IEnumerable<SiloAddress> left = hosting;
        foreach (var step in filters.FiltersOf(grainType)) left = step.Director.Filter(step.Strategy, target, left);
        var compatible = left as SiloAddress[] ?? [.. left];
        return compatible.Length > 0 ? compatible : throw NoneFor(target, active, hosting);
    }

    public IReadOnlyDictionary<ushort, SiloAddress[]> GetCompatibleSilosWithVersions(PlacementTarget target) =>
        new Dictionary<ushort, SiloAddress[]> { [target.InterfaceVersion] = GetCompatibleSilos(target) };

    private OrleansException NoneFor(PlacementTarget target, SiloAddress[] active, SiloAddress[] hosting)
    {
        var place = $"{target.GrainIdentity} cannot be placed: of {active.Length} active silos ({string.Join(", ", active.AsEnumerable())}) ";
        if (active.Length == 0) return new SiloUnavailableException($"{target.GrainIdentity} cannot be placed: no silo is active (this one, {LocalSilo}, is {LocalSiloStatus}).");
        return hosting.Length == 0
            ? new OrleansException(place + $"none is known to host grain type '{target.GrainIdentity.Type}'.")
            : new OrleansException(place + $"{hosting.Length} host its type, and its placement filters left none.");
    }
}
