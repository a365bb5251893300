namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>A source of a signal as of the last step.</summary>
[GenerateSerializer, Alias("loops.SourceStatus")]
public sealed record SourceStatus
{
    [Id(0)] public string Name { get; init; } = "";

    [Id(1)] public string? Zone { get; init; }

    /// <summary>ok, stalled, stuck, deviating, disconnected, error_dense.</summary>
    [Id(2)] public string Health { get; init; } = "";

    [Id(3)] public double? Value { get; init; }

    [Id(4)] public double? AgeMs { get; init; }

    [Id(5)] public Quality Quality { get; init; }

    /// <summary>Why the newest sample has no value, where the source says so.</summary>
    [Id(6)] public string? Reason { get; init; }

    /// <summary>How many samples of it were accepted, by all owners of the loop.</summary>
    [Id(7)] public long Sequence { get; init; }
}
