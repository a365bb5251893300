namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Settings of <see cref="PidController"/>.</summary>
public sealed record PidSettings
{
    /// <param name="gains">Finite, not negative.</param>
    /// <param name="output">Bounds on the output.</param>
    /// <param name="period">Above zero: the nominal time between steps.</param>
    /// <param name="minQuality">Good or Uncertain: a measurement below it holds the output.</param>
    /// <param name="tuning">Weights, filter, anti-windup, ramp and schedule; null for the defaults.</param>
    /// <exception cref="ArgumentException">A value outside its range.</exception>
    public PidSettings(PidGains gains, OutputLimits output, TimeSpan period, Quality minQuality = Quality.Uncertain, PidTuning? tuning = null)
    {
        if (!gains.AreValid)
            throw new ArgumentException($"Gains must be finite and not negative, but are {gains}.", nameof(gains));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        Gains = gains;
        Output = output;
        Period = period;
        MinQuality = minQuality;
        Tuning = tuning ?? new PidTuning();
    }

    /// <summary>In force below the first row of a schedule, or always.</summary>
    public PidGains Gains { get; }

    public OutputLimits Output { get; }

    public TimeSpan Period { get; }

    public Quality MinQuality { get; }

    public PidTuning Tuning { get; }

    /// <summary>Time constant of the derivative's filter: Td / N, but not shorter than the period, so that it cannot ring.</summary>
    internal double FilterSeconds(PidGains gains) =>
        Math.Max(gains.Kp > 0 ? FiniteMath.Saturate(gains.Kd / gains.Kp) / Tuning.DerivativeFilter : 0, Period.TotalSeconds);

    /// <summary>Tracking time of the anti-windup; 0 means at once.</summary>
    internal double TrackingSeconds(PidGains gains)
    {
        if (Tuning.TrackingTime is { } given)
            return given.TotalSeconds;
        if (gains.Ki <= 0)
            return 0;
        var integral = FiniteMath.Saturate(gains.Kp / gains.Ki);
        var derivative = gains.Kp > 0 ? FiniteMath.Saturate(gains.Kd / gains.Kp) : 0;
        return derivative > 0 ? Math.Sqrt(integral) * Math.Sqrt(derivative) : integral;
    }

    internal PidGains GainsAt(double measurement, double setpoint, double output) => Tuning.Schedule is not { } schedule
        ? Gains
        : schedule.At(schedule.By switch { ScheduleVariable.Setpoint => setpoint, ScheduleVariable.Output => output, _ => measurement }, Gains);

    /// <summary>Whether gains are a row of these settings, so that a change from them is a change of region and not of the definition.</summary>
    internal bool Knows(PidGains gains) => gains == Gains || Tuning.Schedule?.Has(gains) == true;
}
