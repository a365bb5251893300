using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;

namespace Orleans.Runtime.Placement;

/// <summary>Finds the placement strategy of a grain type: the one its properties name, else the default.</summary>
internal sealed class PlacementStrategyResolver(IServiceProvider services, IClusterGrainClasses classes)
{
    private readonly ConcurrentDictionary<GrainType, PlacementStrategy> _strategies = new();
    private readonly PlacementStrategy _default = services.GetRequiredService<PlacementStrategy>();

    /// <exception cref="KeyNotFoundException">The strategy it names is not registered in this silo.</exception>
    public PlacementStrategy StrategyOf(GrainType grainType)
    {
        if (_strategies.TryGetValue(grainType, out var strategy)) return strategy;

        // A type that no known silo hosts may be told of later.
        if (!classes.TryGetProperties(grainType, out var properties)) return _default;
        return _strategies.GetOrAdd(grainType, Find(grainType, properties));
    }

    private PlacementStrategy Find(GrainType grainType, GrainProperties properties)
    {
        if (!properties.Properties.TryGetValue(WellKnownGrainTypeProperties.PlacementStrategy, out var name)) return _default;
        var strategy = services.GetKeyedService<PlacementStrategy>(name) ?? throw new KeyNotFoundException(
            $"Grain type '{grainType}' is placed by {name}, and this silo has no such strategy. Register it with AddPlacementDirector.");
        strategy.Initialize(properties);
        return strategy;
    }
}
