using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.Placement;

/// <summary>The hint, else the silo with the best score of processor, memory and activations, and this one while it is within the margin of it. Silos that shed load come last.</summary>
internal sealed class ResourceOptimizedPlacementDirector(SiloLoadView loads, IOptions<ResourceOptimizedPlacementOptions> options) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) is { } hint) return Task.FromResult(hint);
        var chosen = silos.Length == 1 ? silos[0] : Choose(silos, context.LocalSilo);
        loads.Placed(chosen);
        return Task.FromResult(chosen);
    }

    private SiloAddress Choose(SiloAddress[] silos, SiloAddress local)
    {
        var told = Array.ConvertAll(silos, loads.LoadOf);
        var scores = SiloScores.Rate(told, options.Value);

        // Begins anywhere, so that equals share what comes at once.
        var best = World.Random.Next(silos.Length);
        for (var i = 0; i < silos.Length; i++)
        {
            if (IsBetter(i, best)) best = i;
        }

        var here = Array.IndexOf(silos, local);
        var isLocalGood = here >= 0 && IsOverloaded(here) == IsOverloaded(best) && scores[here] - scores[best] <= options.Value.LocalSiloPreferenceMargin / 100.0;
        return isLocalGood ? local : silos[best];

        bool IsOverloaded(int index) => told[index]?.IsOverloaded == true;

        bool IsBetter(int left, int right) => IsOverloaded(left) != IsOverloaded(right) ? IsOverloaded(right) : scores[left] < scores[right];
    }
}
