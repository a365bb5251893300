namespace Orleans.Runtime.GrainDirectory;

/// <summary>Hashes from <paramref name="Start"/> to <paramref name="End"/>, both included.</summary>
[GenerateSerializer]
[Immutable]
internal readonly record struct HashRange([property: Id(0)] uint Start, [property: Id(1)] uint End);
