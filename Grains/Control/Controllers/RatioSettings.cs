namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Settings of <see cref="RatioController"/>.</summary>
public sealed record RatioSettings
{
    /// <param name="target">Above 0, in the signal's unit.</param>
    /// <param name="tolerance">0 to 1: a ratio nearer to 1 changes nothing.</param>
    /// <param name="rounding">Of the output.</param>
    /// <param name="output">Bounds on the output; a minimum of 0 cannot be left by a ratio.</param>
    /// <param name="period">Above zero: the nominal time between steps.</param>
    /// <param name="minQuality">Good or Uncertain: a measurement below it holds the output.</param>
    /// <exception cref="ArgumentException">A value outside its range.</exception>
    public RatioSettings(
        double target, double tolerance, RatioRounding rounding, OutputLimits output, TimeSpan period, Quality minQuality = Quality.Uncertain)
    {
        if (!(double.IsFinite(target) && target > 0))
            throw new ArgumentOutOfRangeException(nameof(target), target, "target must be finite and above 0.");
        if (!(tolerance is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "tolerance must be from 0 to 1.");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        (Target, Tolerance, Rounding) = (target, tolerance, rounding);
        (Output, Period, MinQuality) = (output, period, minQuality);
    }

    public double Target { get; }

    public double Tolerance { get; }

    public RatioRounding Rounding { get; }

    public OutputLimits Output { get; }

    public TimeSpan Period { get; }

    public Quality MinQuality { get; }
}
