namespace OrleansHa.Grains.Placement;

/// <summary>
/// Spreads keys over zones, then over the silos of a zone, by highest random weight (D. Thaler and C. Ravishankar, 1998): every
/// silo finds the same answer by itself, and when one goes, only its keys move, evenly to the others.
/// </summary>
internal static class Rendezvous
{
    /// <param name="key">What is placed.</param>
    /// <param name="candidates">At least one.</param>
    /// <param name="zoneOf">The zone of a candidate; empty counts as a zone of its own.</param>
    public static SiloAddress Choose(string key, IReadOnlyCollection<SiloAddress> candidates, Func<SiloAddress, string> zoneOf)
    {
        if (candidates.Count == 0)
            throw new ArgumentException($"There is no silo for '{key}'.", nameof(candidates));
        string? bestZone = null;
        SiloAddress? best = null;
        ulong bestZoneWeight = 0;
        ulong bestWeight = 0;
        foreach (var candidate in candidates)
        {
            var zone = zoneOf(candidate);
            var zoneWeight = Weight(key, zone);
            if (bestZone is null || Beats(zoneWeight, zone, bestZoneWeight, bestZone))
            {
                (bestZone, bestZoneWeight) = (zone, zoneWeight);
                best = null;
            }

            if (zone != bestZone)
                continue;
            var weight = Weight(key, candidate.ToParsableString());
            if (best is null || weight > bestWeight || (weight == bestWeight && candidate.CompareTo(best) < 0))
                (best, bestWeight) = (candidate, weight);
        }

        return best!;
    }

    // Equal weights are possible with 32 bits; the name decides then, so that all silos agree.
    private static bool Beats(ulong weight, string zone, ulong bestWeight, string bestZone) =>
        weight > bestWeight || (weight == bestWeight && string.CompareOrdinal(zone, bestZone) < 0);

    // One 32-bit hash of key and place is not enough: over similar keys its high bits repeat. Two are mixed (splitmix64).
    internal static ulong Weight(string key, string place)
    {
        var mixed = ((ulong)StableHash.ComputeHash(key) << 32) ^ StableHash.ComputeHash(place);
        mixed += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
