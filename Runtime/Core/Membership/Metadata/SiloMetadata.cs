using System.Collections.Immutable;

namespace Orleans.Runtime.MembershipService.SiloMetadata;

/// <summary>Static facts about a silo, e.g. its zone.</summary>
[GenerateSerializer]
[Immutable]
public sealed record SiloMetadata
{
    internal SiloMetadata(ImmutableDictionary<string, string> metadata) => Metadata = metadata;

    /// <summary>No facts.</summary>
    public static SiloMetadata Empty { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>The facts.</summary>
    [Id(0)]
    public ImmutableDictionary<string, string> Metadata { get; private init; }
}
