namespace OrleansHa.Grains.Interfaces.Sources;

/// <summary>How a source is pulled.</summary>
[GenerateSerializer, Alias("loops.SourceSettings")]
public sealed record SourceSettings
{
    /// <summary>Request-context key of the zone that a puller should run in.</summary>
    public const string ZoneContextKey = "loops.source.zone";

    [Id(0)] public string Loop { get; init; } = "";

    [Id(1)] public string Signal { get; init; } = "";

    [Id(2)] public string Source { get; init; } = "";

    /// <summary>Settings of an older revision never replace those of a newer one.</summary>
    [Id(3)] public long Revision { get; init; }

    /// <summary>Absolute, http or https.</summary>
    [Id(4)] public string Url { get; init; } = "";

    /// <summary>As <c>$.a.b[0]</c>; null takes the body itself as the number.</summary>
    [Id(5)] public string? JsonPath { get; init; }

    [Id(6)] public TimeSpan Every { get; init; }

    /// <summary>Longest time for one pull; at most <see cref="Every"/>.</summary>
    [Id(7)] public TimeSpan Timeout { get; init; }
}
