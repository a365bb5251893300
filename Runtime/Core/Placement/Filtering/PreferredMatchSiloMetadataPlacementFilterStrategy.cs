using System.Globalization;
using Orleans.Metadata;
using Orleans.Placement;

namespace Orleans.Runtime.Placement.Filtering;

/// <summary>Prefers silos whose metadata equals that of the placing silo; keys go from least to most important.</summary>
internal sealed class PreferredMatchSiloMetadataPlacementFilterStrategy(string[] orderedMetadataKeys, int minCandidates, int order) : PlacementFilterStrategy(order)
{
    public PreferredMatchSiloMetadataPlacementFilterStrategy()
        : this([], 2, 0)
    {
    }

    public string[] OrderedMetadataKeys { get; private set; } = orderedMetadataKeys;

    public int MinCandidates { get; private set; } = minCandidates;

    public override void AdditionalInitialize(GrainProperties properties)
    {
        OrderedMetadataKeys = MetadataKeyList.Parse(GetPlacementFilterGrainProperty("metadata-keys", properties), GetType());
        MinCandidates = int.Parse(GetPlacementFilterGrainProperty("min-candidates", properties) ?? "2", CultureInfo.InvariantCulture);
    }

    protected override IEnumerable<KeyValuePair<string, string>> GetAdditionalGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, IReadOnlyDictionary<string, string> existingProperties) =>
    [
        new("metadata-keys", MetadataKeyList.Format(OrderedMetadataKeys)),
        new("min-candidates", MinCandidates.ToString(CultureInfo.InvariantCulture)),
    ];
}
