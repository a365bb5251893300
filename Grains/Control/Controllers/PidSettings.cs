namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Settings of <see cref="PidController"/>.</summary>
public sealed record PidSettings
{
    // Åström & Hägglund: 8 to 20; 10 takes the noise out and leaves the damping.
    private const double DerivativeFilterRatio = 10;

    /// <param name="gains">Finite, not negative.</param>
    /// <param name="output">Bounds on the output.</param>
    /// <param name="period">Above zero: the nominal time between steps.</param>
    /// <param name="minQuality">Good or Uncertain: a measurement below it holds the output.</param>
    /// <exception cref="ArgumentException">A value outside its range.</exception>
    public PidSettings(PidGains gains, OutputLimits output, TimeSpan period, Quality minQuality = Quality.Uncertain)
    {
        if (!gains.AreValid)
            throw new ArgumentException($"Gains must be finite and not negative, but are {gains}.", nameof(gains));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        Gains = gains;
        Output = output;
        Period = period;
        MinQuality = minQuality;
        FilterSeconds = Math.Max(gains.Kp > 0 ? FiniteMath.Saturate(gains.Kd / gains.Kp) / DerivativeFilterRatio : 0, period.TotalSeconds);
        TrackingSeconds = TrackingTime(gains);
    }

    public PidGains Gains { get; }

    public OutputLimits Output { get; }

    public TimeSpan Period { get; }

    public Quality MinQuality { get; }

    /// <summary>Time constant of the derivative's filter: Td / 10, but not shorter than the period, so that it cannot ring.</summary>
    internal double FilterSeconds { get; }

    /// <summary>Tracking time of the anti-windup: √(Ti·Td), or Ti without a derivative; 0 means at once.</summary>
    internal double TrackingSeconds { get; }

    private static double TrackingTime(PidGains gains)
    {
        if (gains.Ki <= 0)
            return 0;
        var integral = FiniteMath.Saturate(gains.Kp / gains.Ki);
        var derivative = gains.Kp > 0 ? FiniteMath.Saturate(gains.Kd / gains.Kp) : 0;
        return derivative > 0 ? Math.Sqrt(integral) * Math.Sqrt(derivative) : integral;
    }
}
