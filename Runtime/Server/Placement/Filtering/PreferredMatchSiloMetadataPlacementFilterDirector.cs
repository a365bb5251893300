using System.Collections.Immutable;
using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace Orleans.Runtime.Placement.Filtering;

/// <summary>
/// Scores a silo by how many keys, from the last and most important one backwards, match this silo's; keeps the best scores,
/// lowering the cut-off until enough candidates are left.
/// </summary>
internal sealed class PreferredMatchSiloMetadataPlacementFilterDirector(ILocalSiloDetails local, ISiloMetadataCache metadata) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        var strategy = (PreferredMatchSiloMetadataPlacementFilterStrategy)filterStrategy;
        SiloAddress[] all = [.. silos];
        var own = metadata.GetSiloMetadata(local.SiloAddress).Metadata;
        if (all.Length <= strategy.MinCandidates || own.IsEmpty) return all;

        var scores = Array.ConvertAll(all, silo => Score(own, metadata.GetSiloMetadata(silo).Metadata, strategy.OrderedMetadataKeys));
        for (var cutOff = scores.Max(); cutOff > 0; cutOff--)
        {
            var kept = all.Where((_, index) => scores[index] >= cutOff).ToArray();
            if (kept.Length >= strategy.MinCandidates) return kept;
        }

        return all;
    }

    private static int Score(ImmutableDictionary<string, string> own, ImmutableDictionary<string, string> other, string[] keys)
    {
        var score = 0;
        for (var i = keys.Length - 1; i >= 0; i--)
        {
            if (!own.TryGetValue(keys[i], out var wanted) || !other.TryGetValue(keys[i], out var found) || wanted != found) break;
            score++;
        }

        return score;
    }
}
