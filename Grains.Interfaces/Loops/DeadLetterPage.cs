namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>A page of dead letters.</summary>
[GenerateSerializer, Alias("loops.DeadLetterPage")]
public sealed record DeadLetterPage
{
    [Id(0)] public IReadOnlyList<DeadLetter> Letters { get; init; } = [];

    /// <summary>Where the next page begins; null when this is the last one.</summary>
    [Id(1)] public string? Cursor { get; init; }

    /// <summary>Null when the page is whole.</summary>
    [Id(2)] public LoopError? Error { get; init; }
}
