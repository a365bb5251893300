namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Settings of <see cref="HysteresisController"/>.</summary>
public sealed record HysteresisSettings
{
    /// <param name="low">Finite, in the signal's unit.</param>
    /// <param name="high">Finite, above <paramref name="low"/>.</param>
    /// <param name="off">Output when off, within the limits.</param>
    /// <param name="on">Output when on, within the limits.</param>
    /// <param name="action">direct: on from <paramref name="high"/> up, off from <paramref name="low"/> down; reverse: the other way.</param>
    /// <param name="output">Bounds on the output.</param>
    /// <param name="period">Above zero: the nominal time between steps.</param>
    /// <param name="minOn">Zero and more: shortest time on.</param>
    /// <param name="minOff">Zero and more: shortest time off.</param>
    /// <param name="minQuality">Good or Uncertain: a measurement below it holds the output.</param>
    /// <exception cref="ArgumentException">A value outside its range.</exception>
    public HysteresisSettings(
        double low, double high, double off, double on, ControlAction action, OutputLimits output, TimeSpan period,
        TimeSpan minOn = default, TimeSpan minOff = default, Quality minQuality = Quality.Uncertain)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && low < high))
            throw new ArgumentOutOfRangeException(nameof(low), low, $"low and high must be finite with low < high; high is {high}.");
        ThresholdSettings.RequireWithin(off, output);
        ThresholdSettings.RequireWithin(on, output);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(minOn, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(minOff, TimeSpan.Zero);
        (Low, High, Off, On, Action) = (low, high, off, on, action);
        (Output, Period, MinOn, MinOff, MinQuality) = (output, period, minOn, minOff, minQuality);
    }

    public double Low { get; }

    public double High { get; }

    public double Off { get; }

    public double On { get; }

    public ControlAction Action { get; }

    public OutputLimits Output { get; }

    public TimeSpan Period { get; }

    public TimeSpan MinOn { get; }

    public TimeSpan MinOff { get; }

    public Quality MinQuality { get; }
}
