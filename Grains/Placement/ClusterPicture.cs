using System.Collections.Immutable;

namespace OrleansHa.Grains.Placement;

/// <summary>The cluster as placement sees it, at one moment.</summary>
/// <param name="Silos">Active silos, drained zones included, in the order of addresses.</param>
/// <param name="Drained">Zones that are to hold nothing.</param>
/// <param name="WholeFor">For how long each zone's silos have been the same.</param>
internal sealed record ClusterPicture(
    ImmutableArray<PlacedSilo> Silos, ImmutableHashSet<string> Drained, ImmutableDictionary<string, TimeSpan> WholeFor)
{
    public string ZoneOf(SiloAddress silo)
    {
        foreach (var known in Silos)
        {
            if (known.Address.Equals(silo))
                return known.Zone;
        }

        return "";
    }

    public bool Lives(SiloAddress silo) => Silos.Any(known => known.Address.Equals(silo));

    /// <summary>Whether placement would ask anything of it twice: times of waiting do not count.</summary>
    public bool IsLike(ClusterPicture other) => Silos.SequenceEqual(other.Silos) && Drained.SetEquals(other.Drained);
}
