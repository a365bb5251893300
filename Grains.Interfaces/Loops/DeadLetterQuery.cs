namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>Which dead letters to list.</summary>
[GenerateSerializer, Alias("loops.DeadLetterQuery")]
public sealed record DeadLetterQuery
{
    /// <summary>More would be more than one page of any screen, and some 100 KB.</summary>
    public const int MaxLimit = 500;

    /// <summary>One output's; null is all.</summary>
    [Id(0)] public string? Output { get; init; }

    /// <summary>From 1 to <see cref="MaxLimit"/>; what is outside is brought inside.</summary>
    [Id(1)] public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended; null begins.</summary>
    [Id(2)] public string? Cursor { get; init; }
}
