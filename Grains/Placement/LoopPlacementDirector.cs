using Orleans.Runtime.Placement;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Placement;

/// <summary>The hinted silo, else the one that the loop's name falls to.</summary>
internal sealed class LoopPlacementDirector(SiloZones zones, DrainedZones drained) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        // A custom director has to ask for the hint itself.
        var hint = target.RequestContextData is { } data ? IPlacementDirector.GetPlacementHint(data, silos) : null;
        if (hint is not null)
            return Task.FromResult(hint);
        var open = silos.Where(silo => !drained.Current.Contains(zones.ZoneOf(silo))).ToArray();
        return Task.FromResult(Rendezvous.Choose(target.GrainIdentity.Key.ToString(), open.Length > 0 ? open : silos, zones.ZoneOf));
    }
}
