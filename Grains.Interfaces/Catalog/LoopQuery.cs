namespace OrleansHa.Grains.Interfaces.Catalog;

/// <summary>Which loops to list.</summary>
[GenerateSerializer, Alias("loops.LoopQuery")]
public sealed record LoopQuery
{
    /// <summary>500: a page that a gateway answers in one piece.</summary>
    public const int MaxLimit = 500;

    /// <summary>Part of the name, in any case; null lists all.</summary>
    [Id(0)] public string? Text { get; init; }

    /// <summary>Severity of the quality: good, uncertain or bad; null lists all.</summary>
    [Id(1)] public string? State { get; init; }

    /// <summary>Zone of the owner; null lists all.</summary>
    [Id(2)] public string? Zone { get; init; }

    /// <summary>From 1 to <see cref="MaxLimit"/>; what lies outside is brought in.</summary>
    [Id(3)] public int Limit { get; init; } = 100;

    /// <summary>From the page before.</summary>
    [Id(4)] public string? Cursor { get; init; }
}
