namespace OrleansHa.Grains.Standbys;

/// <summary>
/// A loop as of a committed step. Each stands for itself: it holds the whole state, so that steps may be left out on a slow
/// link, and the next one that arrives closes the gap.
/// </summary>
[GenerateSerializer, Alias("loops.StandbyStep"), Immutable]
internal sealed record StandbyStep
{
    [Id(0)] public required string Loop { get; init; }

    [Id(1)] public required long Id { get; init; }

    [Id(2)] public required long Epoch { get; init; }

    [Id(3)] public required long Seq { get; init; }

    [Id(4)] public required long Revision { get; init; }

    /// <summary>As it is in the store.</summary>
    [Id(5)] public required byte[] State { get; init; }

    /// <summary>All undelivered decisions; null when they are too many to send with each step.</summary>
    [Id(6)] public byte[]? Outbox { get; init; }

    /// <summary>What changes rarely; null when the receiver has it.</summary>
    [Id(7)] public StandbyDefinition? Definition { get; init; }
}
