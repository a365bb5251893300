namespace OrleansHa.Grains.Interfaces.Cluster;

/// <summary>The cluster as the silo that answers sees it; any key, use 0.</summary>
[Alias("loops.IClusterGrain")]
public interface IClusterGrain : IGrainWithIntegerKey
{
    [Alias("status")]
    Task<ClusterStatus> StatusAsync();
}
