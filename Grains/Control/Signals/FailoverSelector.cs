using System.Collections.Immutable;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>
/// The first usable source by priority. A source that was lost is returned to only after it has been healthy without a break
/// for <c>switchBackAfter</c>, so a source that comes and goes is left once and stays left.
/// </summary>
internal static class FailoverSelector
{
    internal static (SelectorState State, SelectorResult Result) Step(
        SelectorState state, ReadOnlySpan<SourceReading> readings, DateTimeOffset now, SelectorSettings settings)
    {
        var tracks = ImmutableArray.CreateBuilder<SourceTrack>(readings.Length);
        var usable = 0;
        var best = -1;
        var bestTier = SourceTier.Unusable;
        var allOk = true;
        for (var i = 0; i < readings.Length; i++)
        {
            ref readonly var reading = ref readings[i];
            var healthy = reading.Health == SourceHealth.Ok && reading.Sample.Value is not null;
            var track = state.TrackOf(reading.Name, i).Observe(healthy, now, settings.SwitchBackAfter);
            tracks.Add(track);
            allOk &= healthy;

            var tier = SourceTiers.Of(reading, track);
            if (tier == SourceTier.Unusable)
                continue;
            usable++;
            if (best < 0 || tier < bestTier || (tier == bestTier && IsPreferred(reading, readings[best], tier, state.Chosen)))
                (best, bestTier) = (i, tier);
        }

        var single = SingleSource.Of(readings, usable < settings.Quorum ? -1 : best, allOk, now, settings);
        return (state with { Tracks = tracks.MoveToImmutable(), Chosen = single.Chosen }, single);
    }

    private static bool IsPreferred(in SourceReading candidate, in SourceReading present, SourceTier tier, string? chosen)
    {
        // Among sources that are not trusted, changing from one to the other gains nothing: stay.
        if (tier != SourceTier.Trusted && present.Name == chosen)
            return false;
        if (tier != SourceTier.Trusted && candidate.Name == chosen)
            return true;
        return candidate.Priority < present.Priority;
    }
}
