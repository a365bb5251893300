namespace OrleansHa.Grains.Interfaces.Cluster;

/// <summary>One silo of the membership table.</summary>
[GenerateSerializer, Alias("loops.SiloInfo")]
public sealed record SiloInfo
{
    [Id(0)] public string Name { get; init; } = "";

    /// <summary><c>ip:port@generation</c>.</summary>
    [Id(1)] public string Address { get; init; } = "";

    /// <summary>Empty while it is not known.</summary>
    [Id(2)] public string Zone { get; init; } = "";

    /// <summary>Joining, Active, ShuttingDown, Stopping, Dead.</summary>
    [Id(3)] public string Status { get; init; } = "";

    [Id(4)] public int? Pid { get; init; }

    [Id(5)] public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Loops it owns.</summary>
    [Id(6)] public int Loops { get; init; }

    [Id(7)] public int Activations { get; init; }
}
