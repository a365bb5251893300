namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>One observation.</summary>
[GenerateSerializer, Alias("loops.SignalSample")]
public sealed record SignalSample
{
    /// <summary>128 characters: long enough for two UUIDs with a prefix; a longer one is refused.</summary>
    public const int MaxIdLength = 128;

    /// <summary>Chosen by the sender, the same on every repetition of this sample.</summary>
    [Id(0)] public string Id { get; init; } = "";

    /// <summary>In the signal's unit; null when there is none, NaN and infinite are refused.</summary>
    [Id(1)] public double? Value { get; init; }

    /// <summary>Null is Good for a value, and Bad without one.</summary>
    [Id(2)] public Quality? Quality { get; init; }

    [Id(3)] public DateTimeOffset ObservedAt { get; init; }

    /// <summary>Why there is no value, in a line for people; cut to 200 characters.</summary>
    [Id(4)] public string? Reason { get; init; }
}
