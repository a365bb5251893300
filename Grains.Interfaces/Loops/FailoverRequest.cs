namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>A wish to move a loop's owner.</summary>
[GenerateSerializer, Alias("loops.FailoverRequest")]
public sealed record FailoverRequest
{
    /// <summary>Where to; null is to a standby, or to any other zone when none is ready.</summary>
    [Id(0)] public string? Zone { get; init; }

    /// <summary>Moves the loop only while this epoch is in force, so that a repeated request moves it once; null moves whatever is in force.</summary>
    [Id(1)] public long? ExpectedEpoch { get; init; }
}
