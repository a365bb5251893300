namespace OrleansHa.Grains.Control.Stages;

/// <summary>Settings of <see cref="RateLimitStage"/>.</summary>
public sealed record RateLimitSettings
{
    /// <param name="upPerMinute">Above 0, in units of the input per minute; null is unlimited.</param>
    /// <param name="downPerMinute">Above 0, in units of the input per minute; null is unlimited.</param>
    /// <param name="maxGap">Above zero: a longer time between two samples counts as this long; null counts in full.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public RateLimitSettings(double? upPerMinute, double? downPerMinute, TimeSpan? maxGap = null)
    {
        StageNumbers.RequirePositive(maxGap, nameof(maxGap));
        UpPerMinute = StageNumbers.Positive(upPerMinute, nameof(upPerMinute));
        DownPerMinute = StageNumbers.Positive(downPerMinute, nameof(downPerMinute));
        MaxGap = maxGap;
    }

    public double? UpPerMinute { get; }

    public double? DownPerMinute { get; }

    public TimeSpan? MaxGap { get; }
}
