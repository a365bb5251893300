namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>A loop's mode in the design's words: auto, manual, cascade, tracking, shadow, out_of_service.</summary>
[GenerateSerializer, Alias("loops.ModeStatus")]
public sealed record ModeStatus
{
    [Id(0)] public string Requested { get; init; } = "auto";

    [Id(1)] public string Actual { get; init; } = "auto";

    /// <summary>Whether an operator has paused the loop; the requested mode begins again with resume.</summary>
    [Id(2)] public bool Paused { get; init; }

    /// <summary>Whether an operator and not the definition has asked for the requested mode.</summary>
    [Id(3)] public bool Overridden { get; init; }
}
