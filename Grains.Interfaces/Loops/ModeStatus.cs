namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>A loop's mode in the design's words: auto, manual, cascade, tracking, shadow, out_of_service.</summary>
[GenerateSerializer, Alias("loops.ModeStatus")]
public sealed record ModeStatus
{
    [Id(0)] public string Requested { get; init; } = "auto";

    [Id(1)] public string Actual { get; init; } = "auto";
}
