namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>What became of an operation.</summary>
[GenerateSerializer, Alias("loops.OperationResult")]
public sealed record OperationResult
{
    [Id(0)] public OperationOutcome Outcome { get; init; }

    /// <summary>The first commit that holds it; for a repeated one, a later one.</summary>
    [Id(1)] public long Seq { get; init; }

    [Id(2)] public long Epoch { get; init; }

    /// <summary>As of that commit.</summary>
    [Id(3)] public ModeStatus? Mode { get; init; }

    /// <summary>not_found, invalid_operation, key_reused, busy, fenced, store_unavailable; null when it was applied.</summary>
    [Id(4)] public LoopError? Error { get; init; }
}
