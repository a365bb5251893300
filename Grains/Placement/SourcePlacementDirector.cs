using Orleans.Runtime.Placement;
using OrleansHa.Grains.Interfaces.Sources;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Placement;

/// <summary>
/// In the wanted zone, else spread over the zones so that the pullers of one signal are apart; within a zone the silo that the
/// puller's key falls to.
/// </summary>
internal sealed class SourcePlacementDirector(SiloZones zones) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        var key = target.GrainIdentity.Key.ToString();
        var wanted = target.RequestContextData?.GetValueOrDefault(SourceSettings.ZoneContextKey) as string;
        if (wanted is null || !silos.Any(silo => zones.ZoneOf(silo) == wanted))
        {
            var spread = SourceSpread.Parse(target.RequestContextData?.GetValueOrDefault(SourceSettings.SpreadContextKey) as string);
            wanted = spread.Choose(key[..Math.Max(0, key.LastIndexOf('/'))], silos.Select(zones.ZoneOf));
        }

        return Task.FromResult(Rendezvous.Choose(key, [.. silos.Where(silo => zones.ZoneOf(silo) == wanted)], zones.ZoneOf));
    }
}
