using Orleans.Metadata;
using Orleans.Placement;

namespace Orleans.Runtime.Placement.Filtering;

/// <summary>Keeps silos whose metadata equals that of the placing silo for every key.</summary>
internal sealed class RequiredMatchSiloMetadataPlacementFilterStrategy(string[] metadataKeys, int order) : PlacementFilterStrategy(order)
{
    public RequiredMatchSiloMetadataPlacementFilterStrategy()
        : this([], 0)
    {
    }

    public string[] MetadataKeys { get; private set; } = metadataKeys;

    public override void AdditionalInitialize(GrainProperties properties) =>
        MetadataKeys = MetadataKeyList.Parse(GetPlacementFilterGrainProperty("metadata-keys", properties), GetType());

    protected override IEnumerable<KeyValuePair<string, string>> GetAdditionalGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, IReadOnlyDictionary<string, string> existingProperties) =>
        [new("metadata-keys", MetadataKeyList.Format(MetadataKeys))];
}
