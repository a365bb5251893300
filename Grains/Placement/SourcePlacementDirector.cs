using Orleans.Runtime.Placement;
using OrleansHa.Grains.Interfaces.Sources;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Placement;

/// <summary>The silo that the puller's key falls to among those of the wanted zone, or among all.</summary>
internal sealed class SourcePlacementDirector(SiloZones zones) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        var wanted = target.RequestContextData?.GetValueOrDefault(SourceSettings.ZoneContextKey) as string;
        var near = wanted is null ? silos : [.. silos.Where(silo => zones.ZoneOf(silo) == wanted)];
        return Task.FromResult(Rendezvous.Choose(target.GrainIdentity.Key.ToString(), near.Length > 0 ? near : silos, zones.ZoneOf));
    }
}
