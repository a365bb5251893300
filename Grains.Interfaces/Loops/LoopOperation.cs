namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>One act of an operator.</summary>
[GenerateSerializer, Alias("loops.LoopOperation")]
public sealed record LoopOperation
{
    /// <summary>128 characters: long enough for two UUIDs with a prefix; a longer one is refused.</summary>
    public const int MaxKeyLength = 128;

    /// <summary>The idempotency key: chosen by the caller, the same on every repetition of this act.</summary>
    [Id(0)] public string Key { get; init; } = "";

    [Id(1)] public LoopOperationKind Kind { get; init; }

    /// <summary>For <see cref="LoopOperationKind.Mode"/>: auto, manual, cascade, tracking, shadow, out_of_service; null gives the choice back to the definition.</summary>
    [Id(2)] public string? Mode { get; init; }

    /// <summary>With mode manual or tracking: where the output goes, within range and rate, in the output's unit; null leaves it where it is.</summary>
    [Id(3)] public double? Output { get; init; }

    /// <summary>For <see cref="LoopOperationKind.Setpoint"/>: in the signal's unit; null goes back to the definition's.</summary>
    [Id(4)] public double? Setpoint { get; init; }
}
