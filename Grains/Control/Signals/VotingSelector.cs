using System.Collections.Immutable;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>
/// What the sources that agree say together: their median, mean, largest or smallest value. Sources are added tier by tier (trusted, then recovering,
/// then suspect) until enough of them agree, so a stuck or freshly returned source does not move the value while the others suffice.
/// </summary>
internal static class VotingSelector
{
    internal static (SelectorState State, SelectorResult Result) Step(
        SelectorState state, ReadOnlySpan<SourceReading> readings, DateTimeOffset now, SelectorSettings settings)
    {
        var tiers = new SourceTier[readings.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            var healthy = readings[i].Health == SourceHealth.Ok && readings[i].Sample.Value is not null;
            tiers[i] = SourceTiers.Of(readings[i], state.TrackOf(readings[i].Name, i).Observe(healthy, now, settings.SwitchBackAfter));
        }

        Vote? vote = null;
        for (var tier = SourceTier.Trusted; tier < SourceTier.Unusable && vote is not { Met: true }; tier++)
            vote = Vote.Take(readings, tiers, tier, settings) ?? vote;

        var tracks = ImmutableArray.CreateBuilder<SourceTrack>(readings.Length);
        var verdicts = ImmutableArray.CreateBuilder<SourceVerdict>(readings.Length);
        var allOk = true;
        for (var i = 0; i < readings.Length; i++)
        {
            ref readonly var reading = ref readings[i];
            var health = vote?.HealthOf(i, reading) ?? reading.Health;
            var healthy = health == SourceHealth.Ok && reading.Sample.Value is not null;
            allOk &= healthy;
            var track = state.TrackOf(reading.Name, i);
            if (health == SourceHealth.Deviating)
                track = track with { SeenOk = true }; // It delivers, so it has something to lose: coming back takes its time.
            tracks.Add(track.Observe(healthy, now, settings.SwitchBackAfter));
            verdicts.Add(new SourceVerdict(reading.Name, health, vote is { Met: true } && vote.Uses(i), reading.Sample));
        }

        var value = vote switch
        {
            { Met: true } => allOk ? vote.Value(readings) : vote.Value(readings).Degraded(Quality.Uncertain_SubNormal),
            not null => Measured.Missing(Quality.Bad_SensorFailure, now),
            null => Selector.BelowQuorum(readings, now),
        };
        return (new SelectorState { Tracks = tracks.MoveToImmutable() }, new SelectorResult(value, null, verdicts.MoveToImmutable()));
    }
}
