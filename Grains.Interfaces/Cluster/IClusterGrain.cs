namespace OrleansHa.Grains.Interfaces.Cluster;

/// <summary>The cluster as the silo that answers sees it; any key, use 0.</summary>
[Alias("loops.IClusterGrain")]
public interface IClusterGrain : IGrainWithIntegerKey
{
    [Alias("status")]
    Task<ClusterStatus> StatusAsync();

    /// <summary>Which loops would stop, and which would lose their standby, if these zones died now.</summary>
    [Alias("forecast")]
    Task<SurvivalDetail> ForecastAsync(string[] zones);

    /// <summary>Moves all loops and standbys out of a zone, and lets none in, until it is restored. The order outlives silos.</summary>
    [Alias("drain")]
    Task<ZoneOrderResult> DrainZoneAsync(string zone);

    /// <summary>Lets loops and standbys into a zone again. Owners come back only by their failback rule.</summary>
    [Alias("restore")]
    Task<ZoneOrderResult> RestoreZoneAsync(string zone);
}
