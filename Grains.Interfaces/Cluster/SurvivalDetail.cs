namespace OrleansHa.Grains.Interfaces.Cluster;

/// <summary>Which loops the death of zones would touch.</summary>
[GenerateSerializer, Alias("loops.SurvivalDetail")]
public sealed record SurvivalDetail
{
    /// <summary>The most names that one list has.</summary>
    public const int MaxNames = 1000;

    [Id(0)] public SurvivalForecast Forecast { get; init; } = new();

    /// <summary>Loops that no silo would be left to run, in the order of names.</summary>
    [Id(1)] public string[] Stopped { get; init; } = [];

    /// <summary>Loops that would run on without the standby that they ask for, in the order of names.</summary>
    [Id(2)] public string[] WithoutStandby { get; init; } = [];
}
