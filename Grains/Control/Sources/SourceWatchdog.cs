using System.Numerics;

namespace OrleansHa.Grains.Control.Sources;

/// <summary>
/// Judges one source by what it delivered and when. Accepting a sample and judging are apart because a silent source has to
/// be judged without a sample.
/// </summary>
public static class SourceWatchdog
{
    private const int Window = 16;

    // Half of the window: a source that fails every second time is not one to lean on, and 8 needs a real run of failures.
    private const int DenseFailures = 8;
    private const int WindowMask = (1 << Window) - 1;

    // The run only has to be compared with stuckAfter; the cap keeps it far from overflow.
    private const int LongestRun = int.MaxValue / 2;

    /// <summary>Takes a sample in. One that is older than the newest changes nothing.</summary>
    /// <param name="state">What was known before.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="reason">Why it has no value, in a line for people.</param>
    public static SourceState Accept(SourceState state, Measured sample, string? reason = null)
    {
        if (state.Newest is { } newest && sample.At < newest.At)
            return state;
        state = state with { Sequence = state.Sequence + 1, Reason = sample.Value is null ? reason : null };

        var failures = ((state.RecentFailures << 1) | (sample.Value is null ? 1 : 0)) & WindowMask;
        if (sample.Value is not { } value)
            return state with { Newest = sample, RecentFailures = failures };

        var run = state.RepeatedValue is { } repeated && repeated.Equals(value) ? Math.Min(state.IdenticalRun + 1, LongestRun) : 1;
        return state with { Newest = sample, RecentFailures = failures, IdenticalRun = run, RepeatedValue = value };
    }

    /// <summary>
    /// The sample and health at <paramref name="now"/>. A stalled, disconnected or failing source has no value. A stuck one
    /// (and one with many recent errors) keeps its value as Uncertain: a selector uses it only when the others are too few.
    /// </summary>
    public static (Measured Sample, SourceHealth Health) Judge(SourceState state, DateTimeOffset now, WatchdogSettings settings)
    {
        if (state.Newest is not { } newest)
            return (Measured.Missing(Quality.Bad_WaitingForInitialData, now), SourceHealth.Disconnected);
        if (now - newest.At > settings.StallAfter)
            return (Measured.Missing(Quality.Bad_NoCommunication, newest.At), SourceHealth.Stalled);
        if (newest.Value is null)
            return (newest, IsCommunication(newest.Quality) ? SourceHealth.Disconnected : SourceHealth.ErrorDense);
        if (settings.StuckAfter > 0 && state.IdenticalRun >= settings.StuckAfter)
            return (newest.Degraded(Quality.Uncertain), SourceHealth.Stuck);
        if (BitOperations.PopCount((uint)state.RecentFailures) >= DenseFailures)
            return (newest.Degraded(Quality.Uncertain), SourceHealth.ErrorDense);
        return (newest, SourceHealth.Ok);
    }

    /// <summary>Accept, when there is a new sample, then judge.</summary>
    /// <param name="state">What was known before.</param>
    /// <param name="sample">The sample that arrived since the last call, or null.</param>
    /// <param name="now">The time of the step.</param>
    /// <param name="source">Name and priority to put on the reading.</param>
    /// <param name="settings">When it counts as stalled or stuck.</param>
    public static (SourceState State, SourceReading Reading) Step(
        SourceState state, Measured? sample, DateTimeOffset now, (string Name, int Priority) source, WatchdogSettings settings)
    {
        var next = sample is { } arrived ? Accept(state, arrived) : state;
        var (judged, health) = Judge(next, now, settings);
        return (next, new SourceReading(source.Name, source.Priority, judged, health));
    }

    private static bool IsCommunication(Quality quality) =>
        quality is Quality.Bad_NotConnected or Quality.Bad_NoCommunication or Quality.Bad_WaitingForInitialData;
}
