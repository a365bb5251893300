namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>What became of a replay or a drop.</summary>
[GenerateSerializer, Alias("loops.DeadLetterResult")]
public sealed record DeadLetterResult
{
    /// <summary>How many letters it concerned; 0 when an earlier try did it.</summary>
    [Id(0)] public int Count { get; init; }

    /// <summary>Null when it is done.</summary>
    [Id(1)] public LoopError? Error { get; init; }
}
