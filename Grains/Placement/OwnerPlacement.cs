using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Placement;

/// <summary>Where an owner that is well should go. Pure.</summary>
internal static class OwnerPlacement
{
    /// <param name="loop">Its name.</param>
    /// <param name="placement">What its definition asks for.</param>
    /// <param name="owner">The silo that runs it.</param>
    /// <param name="ready">Silos that could take over from memory, in their order.</param>
    /// <param name="cluster">As it is.</param>
    /// <returns>Null to stay.</returns>
    public static SiloAddress? Target(
        string loop, PlacementDefinition placement, SiloAddress owner, IReadOnlyList<SiloAddress> ready, ClusterPicture cluster)
    {
        var zone = cluster.ZoneOf(owner);
        var allowed = cluster.Silos.Where(silo => StandbyPlacement.MayHold(placement, cluster, silo.Zone)).ToList();
        // Nowhere to go: a loop in the wrong place is better than none.
        if (allowed.Count == 0)
            return null;
        if (!StandbyPlacement.MayHold(placement, cluster, zone))
            return Best(loop, placement, allowed, ready);
        if (placement.Failback != FailbackRule.Return)
            return null;
        var home = Home(loop, placement, allowed);
        return home is null || home == zone || cluster.WholeFor.GetValueOrDefault(home) < placement.FailbackAfter
            ? null : Best(loop, placement, [.. allowed.Where(silo => silo.Zone == home)], ready);
    }

    /// <summary>Where a loop goes that is to leave its zone, its silo or a dead owner.</summary>
    /// <returns>Null when there is nowhere.</returns>
    public static SiloAddress? Elsewhere(
        string loop, PlacementDefinition placement, Func<PlacedSilo, bool> mayTake, IReadOnlyList<SiloAddress> ready, ClusterPicture cluster)
    {
        var allowed = cluster.Silos.Where(silo => mayTake(silo) && StandbyPlacement.MayHold(placement, cluster, silo.Zone)).ToList();
        return allowed.Count == 0 ? null : Best(loop, placement, allowed, ready);
    }

    /// <summary>The zone it belongs in: the preferred one, else the one its name falls to.</summary>
    private static string? Home(string loop, PlacementDefinition placement, List<PlacedSilo> allowed) => placement.PreferredZone is { } preferred
        ? allowed.Exists(silo => silo.Zone == preferred) ? preferred : null
        : StandbyPlacement.Pick(loop, allowed).Zone;

    private static SiloAddress Best(string loop, PlacementDefinition placement, List<PlacedSilo> allowed, IReadOnlyList<SiloAddress> ready)
    {
        foreach (var standby in ready)
        {
            if (allowed.Exists(silo => silo.Address.Equals(standby)))
                return standby;
        }

        var near = allowed.Where(silo => silo.Zone == placement.PreferredZone).ToList();
        return StandbyPlacement.Pick(loop, near.Count > 0 ? near : allowed).Address;
    }
}
