namespace OrleansHa.Grains.Interfaces.Cluster;

/// <summary>What the death of zones would mean.</summary>
[GenerateSerializer, Alias("loops.SurvivalForecast")]
public sealed record SurvivalForecast
{
    [Id(0)] public string[] Zones { get; init; } = [];

    /// <summary>Loops that no silo would be left to run.</summary>
    [Id(1)] public int LoopsStopped { get; init; }

    [Id(2)] public int LoopsWithoutStandby { get; init; }
}
