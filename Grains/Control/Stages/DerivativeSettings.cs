namespace OrleansHa.Grains.Control.Stages;

/// <summary>Settings of <see cref="DerivativeStage"/>.</summary>
public sealed record DerivativeSettings
{
    /// <param name="filter">Zero and more: time constant of the smoothing; zero is the plain difference quotient.</param>
    /// <param name="per">Above zero: the time that the result counts by; 1 s gives units per second.</param>
    /// <param name="maxGap">Above zero: after a longer time without a usable sample it starts anew; null never.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public DerivativeSettings(TimeSpan filter, TimeSpan? per = null, TimeSpan? maxGap = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(filter, TimeSpan.Zero);
        StageNumbers.RequirePositive(per, nameof(per));
        StageNumbers.RequirePositive(maxGap, nameof(maxGap));
        Filter = filter;
        Per = per ?? TimeSpan.FromSeconds(1);
        MaxGap = maxGap;
    }

    public TimeSpan Filter { get; }

    public TimeSpan Per { get; }

    public TimeSpan? MaxGap { get; }
}
