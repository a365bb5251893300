using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.Placement;

/// <summary>The hint, else the silo with the fewest activations, and this one while it is within the margin of it. CPU and memory do not count yet: their weights are read but not used.</summary>
internal sealed class ResourceOptimizedPlacementDirector(SiloLoadView load, IOptions<ResourceOptimizedPlacementOptions> options) : IPlacementDirector
{
    // With a handful of activations a percentage says nothing: this silo may be that many ahead anyway.
    private const int MinimumMargin = 4;

    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) is { } hint) return Task.FromResult(hint);
        var best = silos[World.Random.Next(silos.Length)];
        foreach (var silo in silos)
        {
            if (load.CountOf(silo) < load.CountOf(best)) best = silo;
        }

        if (Array.IndexOf(silos, context.LocalSilo) >= 0)
        {
            var least = load.CountOf(best);
            var margin = Math.Max(MinimumMargin, least * options.Value.LocalSiloPreferenceMargin / 100);
            if (load.CountOf(context.LocalSilo) <= least + margin) best = context.LocalSilo;
        }

        load.Placed(best);
        return Task.FromResult(best);
    }
}
