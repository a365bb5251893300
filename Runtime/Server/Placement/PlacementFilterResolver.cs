using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;
using Orleans.Placement;

namespace Orleans.Runtime.Placement;

/// <summary>Finds the placement filters of a grain type, in the order in which they run.</summary>
internal sealed class PlacementFilterResolver(IServiceProvider services, IClusterGrainClasses classes)
{
    private readonly ConcurrentDictionary<GrainType, PlacementFilterStep[]> _filters = new();

    /// <exception cref="KeyNotFoundException">A filter is not registered in this silo.</exception>
    /// <exception cref="InvalidOperationException">Two filters have the same order.</exception>
    public PlacementFilterStep[] FiltersOf(GrainType grainType)
    {
        if (_filters.TryGetValue(grainType, out var filters)) return filters;
        if (!classes.TryGetProperties(grainType, out var properties)) return [];
        return _filters.GetOrAdd(grainType, Find(grainType, properties));
    }

    private PlacementFilterStep[] Find(GrainType grainType, GrainProperties properties)
    {
        if (!properties.Properties.TryGetValue(WellKnownGrainTypeProperties.PlacementFilter, out var names)) return [];
        var steps = new List<PlacementFilterStep>();
        foreach (var name in names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var strategy = services.GetKeyedService<PlacementFilterStrategy>(name) ?? throw new KeyNotFoundException(
                $"Grain type '{grainType}' has the placement filter {name}, and this silo has no such filter. Register it with AddPlacementFilter.");
            strategy.Initialize(properties);
            steps.Add(new PlacementFilterStep(strategy, services.GetRequiredKeyedService<IPlacementFilterDirector>(strategy.GetType())));
        }

        steps.Sort(static (left, right) => left.Strategy.Order.CompareTo(right.Strategy.Order));
        for (var i = 1; i < steps.Count; i++)
        {
            if (steps[i].Strategy.Order == steps[i - 1].Strategy.Order)
                throw new InvalidOperationException($"Placement filters {steps[i - 1].Strategy.GetType().Name} and {steps[i].Strategy.GetType().Name} of grain type '{grainType}' have the same order {steps[i].Strategy.Order}.");
        }

        return [.. steps];
    }
}
