namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>What became of a delete.</summary>
[GenerateSerializer, Alias("loops.DeleteResult")]
public sealed record DeleteResult
{
    /// <summary>False when there was no such loop.</summary>
    [Id(0)] public bool Deleted { get; init; }

    /// <summary>Another revision than the expected one is in force.</summary>
    [Id(1)] public bool Conflict { get; init; }

    /// <summary>The revision that was, or still is, in force.</summary>
    [Id(2)] public long Revision { get; init; }

    [Id(3)] public LoopError? Failure { get; init; }
}
