using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Interfaces.Catalog;

/// <summary>A loop as its last commit says.</summary>
[GenerateSerializer, Alias("loops.LoopSummary")]
public sealed record LoopSummary
{
    [Id(0)] public string Name { get; init; } = "";

    [Id(1)] public long Revision { get; init; }

    [Id(2)] public long Epoch { get; init; }

    [Id(3)] public long Seq { get; init; }

    [Id(4)] public OwnerStatus Owner { get; init; } = new();

    [Id(5)] public Quality Quality { get; init; }

    /// <summary>The controlled value after the stages; null when it is Bad.</summary>
    [Id(6)] public double? Value { get; init; }

    [Id(7)] public double? Output { get; init; }

    [Id(8)] public double? Setpoint { get; init; }

    /// <summary>Null before the first step.</summary>
    [Id(9)] public double? LastStepAgeMs { get; init; }

    [Id(10)] public long StepsTotal { get; init; }
}
