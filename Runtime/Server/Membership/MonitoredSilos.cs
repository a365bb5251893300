using System.Globalization;
using System.Text;

namespace Orleans.Runtime.MembershipService;

/// <summary>Chooses whom a silo monitors. Pure.</summary>
internal static class MonitoredSilos
{
    /// <summary>
    /// Everyone in a small cluster. In a larger one, the first successor of this silo on each of <paramref name="count"/> rings,
    /// each ring ordering the silos by another hash; plus every silo that has votes against it.
    /// </summary>
    public static HashSet<SiloAddress> Choose(MembershipView view, SiloAddress self, int count)
    {
        var others = view.Entries.Values.Where(entry => IsEligible(entry.Status) && !entry.SiloAddress.Equals(self)).ToList();
        if (others.Count <= count) return [.. others.Select(entry => entry.SiloAddress)];

        HashSet<SiloAddress> chosen = [.. others.Where(entry => entry.SuspectTimes is { Count: > 0 }).Select(entry => entry.SiloAddress)];
        var silos = others.ConvertAll(entry => entry.SiloAddress);
        for (var ring = 0; ring < count; ring++)
        {
            var own = Place(self, ring);
            var successor = silos
                .Where(silo => !chosen.Contains(silo))
                .OrderBy(silo => unchecked(Place(silo, ring) - own))
                .FirstOrDefault();
            if (successor is not null) chosen.Add(successor);
        }

        return chosen;
    }

    private static bool IsEligible(SiloStatus status) => status is SiloStatus.Joining or SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping;

    private static uint Place(SiloAddress silo, int ring) =>
        StableHash.ComputeHash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{silo.ToParsableString()}#{ring}")));
}
