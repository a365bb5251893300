namespace OrleansHa.Grains.Interfaces.Sources;

/// <summary>What a puller is to read, and for whom.</summary>
[GenerateSerializer, Alias("loops.SourceSettings")]
public sealed record SourceSettings
{
    /// <summary>Request-context key of the zone that a puller should run in.</summary>
    public const string ZoneContextKey = "loops.source.zone";

    /// <summary>Request-context key of what spreads the pullers of a signal that have no zone of their own.</summary>
    public const string SpreadContextKey = "loops.source.spread";

    [Id(0)] public string Loop { get; init; } = "";

    [Id(1)] public string Signal { get; init; } = "";

    [Id(2)] public string Source { get; init; } = "";

    /// <summary>Settings of an older revision never replace those of a newer one.</summary>
    [Id(3)] public long Revision { get; init; }

    /// <summary>The source as <see cref="Definition.SourceText"/> writes it.</summary>
    [Id(4)] public string Definition { get; init; } = "";
}
