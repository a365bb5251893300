using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace Orleans.Runtime.Placement.Filtering;

/// <summary>Keeps silos whose metadata equals that of this one for every key; missing equals missing.</summary>
internal sealed class RequiredMatchSiloMetadataPlacementFilterDirector(ILocalSiloDetails local, ISiloMetadataCache metadata) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        var keys = ((RequiredMatchSiloMetadataPlacementFilterStrategy)filterStrategy).MetadataKeys;
        var own = metadata.GetSiloMetadata(local.SiloAddress).Metadata;
        return silos.Where(silo =>
        {
            var other = metadata.GetSiloMetadata(silo).Metadata;
            return Array.TrueForAll(keys, key => own.GetValueOrDefault(key) == other.GetValueOrDefault(key));
        });
    }
}
