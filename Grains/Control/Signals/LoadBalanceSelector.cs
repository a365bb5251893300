using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>
/// Streams of one kind take turns (round robin, W. Stallings, Operating Systems): each step serves a sample not served before,
/// from the stream whose turn is longest ago. A stream without a value is left out in the same step and takes part again after
/// it has been healthy without a break for <c>switchBackAfter</c>. Priorities do not count: the streams are equals.
/// </summary>
internal static class LoadBalanceSelector
{
    internal static (SelectorState State, SelectorResult Result) Step(
        SelectorState state, ReadOnlySpan<SourceReading> readings, DateTimeOffset now, SelectorSettings settings)
    {
        var tracks = new SourceTrack[readings.Length];
        var (usable, allOk, best) = (0, true, -1);
        for (var i = 0; i < readings.Length; i++)
        {
            var healthy = readings[i].Health == SourceHealth.Ok && readings[i].Sample.Value is not null;
            tracks[i] = state.TrackOf(readings[i].Name, i).Observe(healthy, now, settings.SwitchBackAfter);
            allOk &= healthy;
            if (readings[i].Sample.Value is null)
                continue;
            usable++;
            if (best < 0 || Rank(i, readings, tracks, state.Chosen).CompareTo(Rank(best, readings, tracks, state.Chosen)) < 0)
                best = i;
        }

        var result = SingleSource.Of(readings, usable < settings.Quorum ? -1 : best, allOk, now, settings);
        var turns = state.Turns;
        if (result.Chosen is not null && IsNew(readings[best], tracks[best]))
            tracks[best] = tracks[best] with { ServedAt = readings[best].Sample.At, Turn = ++turns };
        return (new SelectorState { Tracks = [.. tracks], Chosen = result.Chosen, Turns = turns }, result);
    }

    // The better tier first, then what has something new, then the longest wait; with nothing new anywhere, stay.
    private static (SourceTier Tier, int Old, int Moves, long Turn) Rank(
        int index, ReadOnlySpan<SourceReading> readings, SourceTrack[] tracks, string? chosen)
    {
        var isNew = IsNew(readings[index], tracks[index]);
        var moves = !isNew && readings[index].Name != chosen;
        return (SourceTiers.Of(readings[index], tracks[index]), isNew ? 0 : 1, moves ? 1 : 0, tracks[index].Turn);
    }

    private static bool IsNew(in SourceReading reading, SourceTrack track) => track.ServedAt is not { } served || reading.Sample.At > served;
}
