namespace OrleansHa.Grains.Control.Sources;

/// <summary>When a source counts as stalled or stuck.</summary>
public sealed record WatchdogSettings
{
    /// <param name="stallAfter">Above zero: longest time without a new sample.</param>
    /// <param name="stuckAfter">0 (off) or 2 and more: so many identical values in a row.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public WatchdogSettings(TimeSpan stallAfter, int stuckAfter = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(stallAfter, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(stuckAfter);
        ArgumentOutOfRangeException.ThrowIfEqual(stuckAfter, 1);
        StallAfter = stallAfter;
        StuckAfter = stuckAfter;
    }

    public TimeSpan StallAfter { get; }

    public int StuckAfter { get; }
}
