namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>Dead letters of one output.</summary>
[GenerateSerializer, Alias("loops.DeadLetterSelection")]
public sealed record DeadLetterSelection
{
    /// <summary>As many as a page lists.</summary>
    public const int MaxSeqs = DeadLetterQuery.MaxLimit;

    [Id(0)] public string Output { get; init; } = "";

    /// <summary>At most <see cref="MaxSeqs"/>; those that are no dead letter are passed over.</summary>
    [Id(1)] public IReadOnlyList<long> Seqs { get; init; } = [];
}
