namespace OrleansHa.Grains.Control.Controllers;

/// <summary>The time that a step may count for.</summary>
public static class StepInterval
{
    /// <summary>
    /// Longest interval in periods: 3 covers late timers, while a takeover or a pause counts as 3 periods and not as minutes
    /// of integration and rate budget at once.
    /// </summary>
    public const int MaxPeriods = 3;

    /// <param name="last">The time of the step before; null for the first, which counts for one period.</param>
    /// <param name="now">The time of this step.</param>
    /// <param name="period">Above zero.</param>
    /// <returns>From zero (also when the clock went back) to <see cref="MaxPeriods"/> periods.</returns>
    public static TimeSpan Bounded(DateTimeOffset? last, DateTimeOffset now, TimeSpan period)
    {
        if (last is not { } before)
            return period;
        var elapsed = now - before;
        var longest = period > TimeSpan.MaxValue / MaxPeriods ? TimeSpan.MaxValue : period * MaxPeriods;
        return elapsed < TimeSpan.Zero ? TimeSpan.Zero : elapsed > longest ? longest : elapsed;
    }
}
