namespace OrleansHa.Grains.Loops;

/// <summary>What a loop knows of one of its pullers.</summary>
internal sealed class KeptSource(SourceHint wanted)
{
    public SourceHint Wanted { get; set; } = wanted;

    /// <summary>The silo that it said it runs on; null before the first answer.</summary>
    public string? Home { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public bool IsAsking { get; set; }
}
