namespace OrleansHa.Grains.Interfaces.Sources;

/// <summary>What a puller says of itself.</summary>
[GenerateSerializer, Alias("loops.SourceReport")]
public sealed record SourceReport
{
    /// <summary>The address of the silo it runs on.</summary>
    [Id(0)] public string Silo { get; init; } = "";

    [Id(1)] public string Zone { get; init; } = "";

    /// <summary>Samples that it has read since it started here.</summary>
    [Id(2)] public long Sequence { get; init; }

    /// <summary>Of the newest one.</summary>
    [Id(3)] public Quality Quality { get; init; } = Quality.Bad_WaitingForInitialData;

    /// <summary>Why the newest one has no value.</summary>
    [Id(4)] public string? Reason { get; init; }

    /// <summary>closed or open.</summary>
    [Id(5)] public string Breaker { get; init; } = "closed";

    /// <summary>Samples that were shed because the loop took them too slowly.</summary>
    [Id(6)] public long Shed { get; init; }
}
