namespace OrleansHa.Grains.Control.Sources;

/// <summary>
/// Leaves a source alone for a while after failures in a row, then lets one try through: a success closes it, a failure opens
/// it for as long again (M. T. Nygard, Release It!, 2007). Not Polly's: that one opens by the share of failures in a window of
/// time, of two calls at least, while a definition promises failures in a row, down to one, at any pull period.
/// </summary>
public static class SourceBreaker
{
    /// <summary>Whether a try may be made. The caller makes one at a time.</summary>
    public static bool Allows(BreakerState state, DateTimeOffset now, BreakerSettings settings) => LeftAloneFor(state, now, settings) == TimeSpan.Zero;

    /// <summary>How long nothing may be tried; zero when a try may be made now.</summary>
    public static TimeSpan LeftAloneFor(BreakerState state, DateTimeOffset now, BreakerSettings settings)
    {
        // A clock that went back must not keep it open for longer than it was meant to be.
        if (state.OpenedAt is not { } opened || opened > now || now - opened >= settings.OpenFor)
            return TimeSpan.Zero;
        return settings.OpenFor - (now - opened);
    }

    /// <summary>The state after a try.</summary>
    public static BreakerState After(BreakerState state, bool failed, DateTimeOffset now, BreakerSettings settings)
    {
        if (!failed)
            return default;
        var failures = Math.Min(state.Failures + 1, settings.Failures);
        return new BreakerState(failures, failures >= settings.Failures ? now : null);
    }
}
