namespace OrleansHa.Grains.Interfaces.Catalog;

/// <summary>One page of loops.</summary>
[GenerateSerializer, Alias("loops.LoopPage")]
public sealed record LoopPage
{
    [Id(0)] public LoopSummary[] Loops { get; init; } = [];

    /// <summary>For the next page; null on the last one.</summary>
    [Id(1)] public string? Cursor { get; init; }
}
