using OrleansHa.Grains.Interfaces.Cluster;

namespace OrleansHa.Grains.Cluster;

/// <summary>What the death of one zone, or of two, would mean. Pure.</summary>
internal static class Survival
{
    public static SurvivalForecast[] Forecast(IReadOnlyList<SiloInfo> silos, int loops)
    {
        var active = silos.Where(silo => silo.Status == nameof(SiloStatus.Active)).ToList();
        var zones = active.Select(silo => silo.Zone).Where(zone => zone.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
        var forecasts = new List<SurvivalForecast>();
        for (var i = 0; i < zones.Length; i++)
        {
            forecasts.Add(Without([zones[i]]));
            for (var j = i + 1; j < zones.Length; j++)
                forecasts.Add(Without([zones[i], zones[j]]));
        }

        return [.. forecasts.OrderBy(forecast => forecast.Zones.Length)];

        SurvivalForecast Without(string[] lost) => new()
        {
            Zones = lost,
            LoopsStopped = active.Exists(silo => !lost.Contains(silo.Zone)) ? 0 : loops,
            // Loops are resumed from the store: none has a standby yet.
            LoopsWithoutStandby = loops,
        };
    }
}
