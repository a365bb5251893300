namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>What became of a failover request.</summary>
[GenerateSerializer, Alias("loops.FailoverResult")]
public sealed record FailoverResult
{
    [Id(0)] public FailoverOutcome Outcome { get; init; }

    /// <summary>In force when the request came.</summary>
    [Id(1)] public long Epoch { get; init; }

    /// <summary>The owner when the request came.</summary>
    [Id(2)] public OwnerStatus From { get; init; } = new();

    /// <summary>Null unless it moves.</summary>
    [Id(3)] public OwnerStatus? To { get; init; }
}
