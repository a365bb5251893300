namespace OrleansHa.Grains.Interfaces.Cluster;

/// <summary>Tells about the silo it runs on; the key is that silo's address, and a placement hint brings it there.</summary>
[Alias("loops.ISiloProbeGrain")]
public interface ISiloProbeGrain : IGrainWithStringKey
{
    /// <returns>Loops, pullers and stages that are active there; null when this is not the silo that was asked for.</returns>
    [Alias("count")]
    Task<int?> CountAsync();

    /// <summary>Looks at a loop that does not seem to take its steps, and helps it when that is so.</summary>
    /// <returns>What is found; null when this is not the silo that was asked for.</returns>
    [Alias("lookAfter")]
    Task<string?> LookAfterAsync(string loop);
}
