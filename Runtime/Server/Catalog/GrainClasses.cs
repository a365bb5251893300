using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Metadata;
using Orleans.Runtime.Placement;

namespace Orleans.Runtime;

/// <summary>The grain classes of this silo with what the runtime read from them.</summary>
internal sealed class GrainClasses(
    IGrainClassMap map, IClusterGrainClasses clusterClasses, PlacementStrategyResolver placements, IOptions<GrainCollectionOptions> collection)
{
    private readonly ConcurrentDictionary<GrainType, GrainClass> _classes = new();

    /// <summary>The class of a grain type; false when this silo does not host it.</summary>
    /// <exception cref="InvalidOperationException">The class cannot be a grain, e.g. its [MayInterleave] names no method.</exception>
    public bool TryGet(GrainType grainType, [NotNullWhen(true)] out GrainClass? grainClass)
    {
        if (_classes.TryGetValue(grainType, out grainClass)) return true;
        if (!map.TryGetClass(grainType, out var type)) return false;
        if (!clusterClasses.TryGetProperties(grainType, out var properties)) properties = new GrainProperties(ImmutableDictionary<string, string>.Empty);
        grainClass = _classes.GetOrAdd(grainType, new GrainClass(grainType, type, properties, placements.StrategyOf(grainType), collection.Value));
        return true;
    }
}
