using Microsoft.Extensions.Options;

namespace Orleans.Runtime.MembershipService.SiloMetadata;

/// <summary>Tells others about this silo.</summary>
internal sealed class SiloFactsTarget(ILocalSiloDetails local, IOptions<SiloMetadataOptions> metadata, Catalog catalog, ISiloResources resources, OverloadDetector overload)
    : SystemTarget(SystemTargetTypes.SiloFacts, local.SiloAddress), ISiloFactsTarget
{
    public SiloMetadata Metadata { get; } = new(metadata.Value.ToImmutable());

    public ValueTask<SiloMetadata> GetMetadata() => new(Metadata);

    public ValueTask<SiloLoad> GetLoad() => new(new SiloLoad(catalog.Count, resources.Current, overload.IsOverloaded));
}
