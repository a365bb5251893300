namespace OrleansHa.Grains.Control.Stages;

/// <summary>Settings of the stages that look at the last samples.</summary>
public sealed record WindowSettings
{
    /// <summary>1,001: the window is stored with every step; this many samples take about 30 KB.</summary>
    public const int MaxSamples = 1001;

    /// <param name="samples">1 to <see cref="MaxSamples"/>.</param>
    /// <param name="maxGap">Above zero: the window starts anew after a longer time without a usable sample; null never.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public WindowSettings(int samples, TimeSpan? maxGap = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, MaxSamples);
        StageNumbers.RequirePositive(maxGap, nameof(maxGap));
        Samples = samples;
        MaxGap = maxGap;
    }

    public int Samples { get; }

    public TimeSpan? MaxGap { get; }
}
