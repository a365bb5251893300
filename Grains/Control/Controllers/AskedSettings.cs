namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Settings of <see cref="AskedController"/>.</summary>
public sealed record AskedSettings
{
    /// <param name="output">Bounds on the output.</param>
    /// <param name="period">Above zero: the nominal time between steps.</param>
    /// <param name="minQuality">Good or Uncertain: a measurement below it holds the output.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public AskedSettings(OutputLimits output, TimeSpan period, Quality minQuality = Quality.Uncertain)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        (Output, Period, MinQuality) = (output, period, minQuality);
    }

    public OutputLimits Output { get; }

    public TimeSpan Period { get; }

    public Quality MinQuality { get; }
}
