using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.Placement;

/// <summary>The hint, else the least loaded of a few random silos.</summary>
internal sealed class ActivationCountPlacementDirector(SiloLoadView load, IOptions<ActivationCountBasedPlacementOptions> options) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) is { } hint) return Task.FromResult(hint);
        SiloAddress? best = null;
        for (var pick = 0; pick < options.Value.ChooseOutOf; pick++)
        {
            var candidate = silos[World.Random.Next(silos.Length)];
            if (best is null || load.CountOf(candidate) < load.CountOf(best)) best = candidate;
        }

        best ??= silos[0];
        load.Placed(best);
        return Task.FromResult(best);
    }
}
