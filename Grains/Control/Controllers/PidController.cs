namespace OrleansHa.Grains.Control.Controllers;

/// <summary>
/// Discrete PID in parallel form with a filtered derivative on the measurement and anti-windup by back-calculation
/// (K. J. Åström and T. Hägglund, PID Controllers: Theory, Design, and Tuning, 2nd ed., 1995, sections 3.4, 3.5 and 3.6;
/// the derivative by backward difference). Bumpless: after manual, a fail action or a change of gains the integral term is
/// set so that the output goes on from where it is. While the rate limits the output, the integral does not run ahead in
/// the limited direction. For every finite input the output is finite, within range, and changes by at most the rate times
/// the bounded time since the step before.
/// </summary>
public static class PidController
{
    /// <param name="state">What was remembered.</param>
    /// <param name="input">Measurement, set-point, time and what is asked.</param>
    /// <param name="settings">Gains and bounds.</param>
    public static (PidState State, ControlResult Result) Step(PidState state, in ControlInput input, PidSettings settings)
    {
        var seconds = StepInterval.Bounded(state.At, input.At, settings.Period).TotalSeconds;
        if (ForcedOutput.Target(input, settings.Output) is { } target)
            return Follow(state, input, target, seconds, settings);
        if (input.Demand != ControlDemand.Automatic
            || input.Measurement.Value is not { } measurement
            || !input.Measurement.Quality.IsAtLeast(settings.MinQuality)
            || !double.IsFinite(input.Setpoint))
        {
            var held = ForcedOutput.Held(state.Output, input, settings.Output);
            return (state with { At = input.At, Output = held.Output, PreviousMeasurement = null }, held);
        }

        return Regulate(state, input, measurement, seconds, settings);
    }

    private static (PidState, ControlResult) Follow(PidState state, in ControlInput input, double target, double seconds, PidSettings settings)
    {
        var result = ForcedOutput.Follow(state.Output, target, seconds, input, settings.Output);
        var next = state with { At = input.At, Output = result.Output, Tracking = true, PreviousMeasurement = null, Derivative = 0 };
        return (next, result);
    }

    private static (PidState, ControlResult) Regulate(PidState state, in ControlInput input, double measurement, double seconds, PidSettings settings)
    {
        var gains = settings.Gains;
        var sign = gains.Action == ControlAction.Reverse ? 1 : -1;
        var last = state.Output ?? settings.Output.Initial;
        var error = sign * FiniteMath.Subtract(input.Setpoint, measurement);
        var proportional = FiniteMath.Multiply(gains.Kp, error);
        var derivative = Derivative(state, measurement, seconds, sign, settings);

        var restart = state.Tracking || (state.Gains is { } former && former != gains);
        var integral = restart
            ? FiniteMath.Saturate(last - proportional - derivative)
            : state.Integral ?? last;
        var growth = FiniteMath.Multiply(FiniteMath.Multiply(gains.Ki, seconds), error);
        var asked = FiniteMath.Saturate(proportional + integral + growth + derivative);
        var (output, constraint) = OutputShaper.Shape(last, asked, seconds, settings.Output);

        var next = state with
        {
            Integral = Integrate(integral, growth, asked, seconds, constraint, settings),
            Derivative = derivative,
            PreviousMeasurement = measurement,
            Output = output,
            At = input.At,
            Tracking = false,
            Gains = gains,
        };
        var clamped = asked < settings.Output.Min || asked > settings.Output.Max ? Quality.Good_Clamped : Quality.Good;
        var changed = !output.Equals(state.Output);
        return (next, new ControlResult(output, QualityOrder.Worst(input.Measurement.Quality, clamped), changed, constraint));
    }

    private static double Derivative(PidState state, double measurement, double seconds, int sign, PidSettings settings)
    {
        if (settings.Gains.Kd <= 0 || state.PreviousMeasurement is not { } previous)
            return 0;
        var filter = settings.FilterSeconds;
        var slope = FiniteMath.Multiply(settings.Gains.Kd, sign * FiniteMath.Subtract(previous, measurement));
        return FiniteMath.Saturate(((filter * state.Derivative) + slope) / (filter + seconds));
    }

    private static double Integrate(double integral, double growth, double asked, double seconds, OutputConstraint constraint, PidSettings settings)
    {
        var limited = (constraint == OutputConstraint.RateUp && growth > 0) || (constraint == OutputConstraint.RateDown && growth < 0);
        var grown = limited ? integral : integral + growth;
        if (settings.Gains.Ki <= 0)
            return FiniteMath.Saturate(grown);

        // Back-calculation: the part beyond the range is taken back within the tracking time. The deadband is not part of
        // it, or the integral could never leave the deadband.
        var excess = Math.Clamp(asked, settings.Output.Min, settings.Output.Max) - asked;
        var share = settings.TrackingSeconds > seconds ? seconds / settings.TrackingSeconds : 1;
        return FiniteMath.Saturate(grown + (share * excess));
    }
}
