namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>One revision of a loop. A rollback applies an old one's text, which becomes the newest.</summary>
[GenerateSerializer, Alias("loops.LoopRevision")]
public sealed record LoopRevision
{
    [Id(0)] public long Revision { get; init; }

    /// <summary>Of its meaning: two with the same hash are the same loop.</summary>
    [Id(1)] public string Hash { get; init; } = "";

    [Id(2)] public DateTimeOffset AppliedAt { get; init; }

    [Id(3)] public bool InForce { get; init; }

    /// <summary>As it was applied; null in a list.</summary>
    [Id(4)] public string? Definition { get; init; }
}
