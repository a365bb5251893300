using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Cluster;

/// <summary>What the death of one zone, or of two, would mean: counted by where owners and standbys are. Pure.</summary>
internal static class Survival
{
    /// <summary>For each zone and each pair of zones with an active silo.</summary>
    public static SurvivalForecast[] Forecast(IReadOnlyList<SiloInfo> silos, IReadOnlyList<PlacedLoops> loops)
    {
        var active = Active(silos);
        var zones = active.Values.Where(zone => zone.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
        var forecasts = new List<SurvivalForecast>();
        for (var i = 0; i < zones.Length; i++)
        {
            forecasts.Add(Without([zones[i]]));
            for (var j = i + 1; j < zones.Length; j++)
                forecasts.Add(Without([zones[i], zones[j]]));
        }

        return [.. forecasts.OrderBy(forecast => forecast.Zones.Length)];

        SurvivalForecast Without(string[] lost)
        {
            var fates = loops.Select(placed => (placed.Count, Fate: FateOf(placed, active, lost))).ToList();
            return new SurvivalForecast
            {
                Zones = lost,
                LoopsStopped = fates.Where(fate => fate.Fate == LoopFate.Stopped).Sum(fate => fate.Count),
                LoopsWithoutStandby = fates.Where(fate => fate.Fate == LoopFate.WithoutStandby).Sum(fate => fate.Count),
            };
        }
    }

    /// <summary>The same for any zones, with names.</summary>
    /// <param name="silos">Of the cluster.</param>
    /// <param name="loops">One by one.</param>
    /// <param name="lost">Zones that die.</param>
    public static SurvivalDetail Detail(IReadOnlyList<SiloInfo> silos, IReadOnlyList<PlacedLoops> loops, string[] lost)
    {
        var active = Active(silos);
        var fates = loops.OrderBy(placed => placed.Name, StringComparer.Ordinal).Select(placed => (placed.Name, Fate: FateOf(placed, active, lost))).ToList();
        var stopped = fates.Where(fate => fate.Fate == LoopFate.Stopped).Select(fate => fate.Name).ToList();
        var bare = fates.Where(fate => fate.Fate == LoopFate.WithoutStandby).Select(fate => fate.Name).ToList();
        return new SurvivalDetail
        {
            Forecast = new SurvivalForecast { Zones = lost, LoopsStopped = stopped.Count, LoopsWithoutStandby = bare.Count },
            Stopped = [.. stopped.Take(SurvivalDetail.MaxNames)],
            WithoutStandby = [.. bare.Take(SurvivalDetail.MaxNames)],
        };
    }

    private static Dictionary<string, string> Active(IReadOnlyList<SiloInfo> silos) =>
        silos.Where(silo => silo.Status == nameof(SiloStatus.Active)).ToDictionary(silo => silo.Address, silo => silo.Zone);

    private static LoopFate FateOf(PlacedLoops placed, Dictionary<string, string> active, string[] lost)
    {
        // Without a standby a loop is resumed from the store by any silo that may hold it.
        if (!active.Values.Any(zone => !lost.Contains(zone) && (placed.Zones.Count == 0 || placed.Zones.Contains(zone))))
            return LoopFate.Stopped;
        // One of those that are left owns it; another one has to be left as the standby.
        var left = placed.Standbys.Append(placed.Owner).Distinct().Count(silo => active.TryGetValue(silo, out var zone) && !lost.Contains(zone));
        return placed.Wanted > 0 && left < 2 ? LoopFate.WithoutStandby : LoopFate.Covered;
    }

    private enum LoopFate
    {
        Covered = 0,
        WithoutStandby = 1,
        Stopped = 2,
    }
}
