using System.Collections.Immutable;

namespace Orleans.Runtime.MembershipService.SiloMetadata;

/// <summary>The metadata of this silo.</summary>
internal sealed class SiloMetadataOptions
{
    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public ImmutableDictionary<string, string> ToImmutable() => Values.ToImmutableDictionary(StringComparer.Ordinal);
}
