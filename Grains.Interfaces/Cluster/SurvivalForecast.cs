namespace OrleansHa.Grains.Interfaces.Cluster;

/// <summary>What the death of zones would mean.</summary>
[GenerateSerializer, Alias("loops.SurvivalForecast")]
public sealed record SurvivalForecast
{
    [Id(0)] public string[] Zones { get; init; } = [];

    /// <summary>Loops that no silo would be left to run.</summary>
    [Id(1)] public int LoopsStopped { get; init; }

    /// <summary>Loops that would run on without the standby that they ask for; those that have none now included.</summary>
    [Id(2)] public int LoopsWithoutStandby { get; init; }
}
