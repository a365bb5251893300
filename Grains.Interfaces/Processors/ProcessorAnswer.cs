namespace OrleansHa.Grains.Interfaces.Processors;

/// <summary>What a stage answers.</summary>
[GenerateSerializer, Alias("loops.ProcessorAnswer")]
public sealed record ProcessorAnswer
{
    [Id(0)] public long Seq { get; init; }

    [Id(1)] public double? Value { get; init; }

    [Id(2)] public Quality Quality { get; init; }

    [Id(3)] public DateTimeOffset At { get; init; }

    /// <summary>Why it was refused (an older step, an unknown type), or null.</summary>
    [Id(4)] public string? Error { get; init; }

    /// <summary>The step was answered before; this is that answer.</summary>
    [Id(5)] public bool Repeated { get; init; }
}
