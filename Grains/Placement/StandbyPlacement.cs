using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Placement;

/// <summary>Which silos stand by for a loop. Pure.</summary>
internal static class StandbyPlacement
{
    /// <param name="loop">Its name.</param>
    /// <param name="placement">What its definition asks for.</param>
    /// <param name="owner">The silo that runs it.</param>
    /// <param name="current">Those that stand by now; they stay where they may.</param>
    /// <param name="cluster">As it is.</param>
    /// <returns>In other zones than the owner and each other, in the order in which they take over; fewer than asked for when zones are.</returns>
    public static IReadOnlyList<SiloAddress> Choose(
        string loop, PlacementDefinition placement, SiloAddress owner, IReadOnlyList<SiloAddress> current, ClusterPicture cluster)
    {
        var wanted = placement.Standby == StandbyKind.Hot ? placement.Replicas - 1 : 0;
        var chosen = new List<SiloAddress>(wanted);
        // An unknown zone may be the owner's own.
        var taken = new HashSet<string> { "", cluster.ZoneOf(owner) };
        var candidates = cluster.Silos.Where(silo => MayHold(placement, cluster, silo.Zone) && !silo.Address.Equals(owner)).ToList();
        foreach (var silo in current)
        {
            if (chosen.Count < wanted && candidates.Exists(candidate => candidate.Address.Equals(silo)) && taken.Add(cluster.ZoneOf(silo)))
                chosen.Add(silo);
        }

        while (chosen.Count < wanted)
        {
            candidates.RemoveAll(candidate => taken.Contains(candidate.Zone));
            if (candidates.Count == 0)
                break;
            var near = candidates.Where(candidate => candidate.Zone == placement.PreferredZone).ToList();
            var next = Pick(loop, near.Count > 0 ? near : candidates);
            chosen.Add(next.Address);
            taken.Add(next.Zone);
        }

        return chosen;
    }

    /// <summary>Whether a zone may hold the loop, as its owner or standby.</summary>
    public static bool MayHold(PlacementDefinition placement, ClusterPicture cluster, string zone) =>
        !cluster.Drained.Contains(zone) && (placement.Zones.IsEmpty || placement.Zones.Contains(zone));

    /// <summary>The silo that a loop falls to among these; one that has just started only when there is no other.</summary>
    public static PlacedSilo Pick(string loop, IReadOnlyList<PlacedSilo> candidates)
    {
        var warm = candidates.Where(candidate => candidate.IsWarm).ToList();
        var pool = (warm.Count > 0 ? warm : candidates).ToDictionary(silo => silo.Address);
        return pool[Rendezvous.Choose(loop, pool.Keys, address => pool[address].Zone)];
    }
}
