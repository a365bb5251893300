using System.Collections.Immutable;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>The result of a selector that stands on one source.</summary>
internal static class SingleSource
{
    /// <param name="readings">All of them.</param>
    /// <param name="used">Which is used; −1 for none.</param>
    /// <param name="allOk">Whether every source is healthy.</param>
    /// <param name="now">The time of the step.</param>
    /// <param name="settings">With a deviation, others that are further away are called deviating; who is right is not known.</param>
    internal static SelectorResult Of(ReadOnlySpan<SourceReading> readings, int used, bool allOk, DateTimeOffset now, SelectorSettings settings)
    {
        var verdicts = ImmutableArray.CreateBuilder<SourceVerdict>(readings.Length);
        var alarm = false;
        for (var i = 0; i < readings.Length; i++)
        {
            ref readonly var reading = ref readings[i];
            var deviates = used >= 0 && i != used && settings.MaxDeviation is { } limit && reading.Health == SourceHealth.Ok
                && Math.Abs((reading.Sample.Value - readings[used].Sample.Value) ?? 0) > limit;
            alarm |= deviates;
            verdicts.Add(new SourceVerdict(reading.Name, deviates ? SourceHealth.Deviating : reading.Health, i == used, reading.Sample));
        }

        if (used < 0)
            return new SelectorResult(Selector.BelowQuorum(readings, now), null, verdicts.MoveToImmutable());
        var value = allOk && !alarm ? readings[used].Sample : readings[used].Sample.Degraded(Quality.Uncertain_SubNormal);
        return new SelectorResult(value, readings[used].Name, verdicts.MoveToImmutable());
    }
}
