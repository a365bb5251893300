namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>Deliveries of one output. Always: emitted = delivered + pending + superseded + deadLettered.</summary>
[GenerateSerializer, Alias("loops.OutputStatus")]
public sealed record OutputStatus
{
    [Id(0)] public long Pending { get; init; }

    [Id(1)] public long Delivered { get; init; }

    [Id(2)] public long Superseded { get; init; }

    [Id(3)] public long DeadLettered { get; init; }

    [Id(4)] public long Emitted { get; init; }

    /// <summary>closed, open or half_open; open when every endpoint's is.</summary>
    [Id(5)] public string Breaker { get; init; } = "closed";

    /// <summary>What the last failed attempt said; null when the last one succeeded.</summary>
    [Id(6)] public string? LastError { get; init; }
}
