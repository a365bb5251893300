namespace OrleansHa.Grains.Interfaces.Cluster;

/// <summary>Silos, what the death of zones would mean, and the store.</summary>
[GenerateSerializer, Alias("loops.ClusterStatus")]
public sealed record ClusterStatus
{
    [Id(0)] public SiloInfo[] Silos { get; init; } = [];

    [Id(1)] public SurvivalForecast[] Survives { get; init; } = [];

    [Id(2)] public StoreStatus Store { get; init; } = new();

    /// <summary>Zones that are to hold nothing.</summary>
    [Id(3)] public string[] Drained { get; init; } = [];
}
