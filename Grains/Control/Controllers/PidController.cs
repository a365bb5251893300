namespace OrleansHa.Grains.Control.Controllers;

/// <summary>
/// Discrete PID in parallel form with two degrees of freedom, u = Kp·(b·r − y) + ∫Ki·(r − y)dt + Kd·d(c·r − y)/dt, a filtered
/// derivative and anti-windup by back-calculation (K. J. Åström and T. Hägglund, PID Controllers: Theory, Design, and Tuning,
/// 2nd ed., 1995, sections 3.4, 3.5 and 3.6; the derivative by backward difference). Bumpless: after manual, a fail action or
/// a change of gains the integral term is set so that the output goes on from where it is. While rate or window hold the output
/// back, the integral does not run ahead in that direction. For every finite input the output is finite, within range, and changes by at most the rate times
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
        var last = state.Output ?? settings.Output.Initial;
        var setpoint = Ramped(state, input.Setpoint, measurement, seconds, settings.Tuning);
        var gains = settings.GainsAt(measurement, setpoint, last);
        var sign = gains.Action == ControlAction.Reverse ? 1 : -1;
        var error = sign * FiniteMath.Subtract(setpoint, measurement);
        var weighted = sign * FiniteMath.Subtract(FiniteMath.Multiply(settings.Tuning.ProportionalWeight, setpoint), measurement);
        var proportional = FiniteMath.Multiply(gains.Kp, weighted);
        var derivative = Derivative(state, measurement, setpoint, seconds, gains, settings);

        var integral = Integral(state, last, proportional, derivative, weighted, gains, settings);
        var growth = FiniteMath.Multiply(FiniteMath.Multiply(gains.Ki, seconds), error);
        var asked = FiniteMath.Saturate(proportional + integral + growth + derivative);
        var shaped = OutputShaper.Settle(state.Stabilization, last, asked, seconds, input.At, settings.Output);

        var next = state with
        {
            Integral = Integrate(integral, growth, asked, seconds, shaped, gains, settings),
            Derivative = derivative,
            PreviousMeasurement = measurement,
            Setpoint = setpoint,
            Output = shaped.Output,
            At = input.At,
            Tracking = false,
            Gains = gains,
            Stabilization = shaped.Stabilization,
        };
        var clamped = asked < settings.Output.Min || asked > settings.Output.Max ? Quality.Good_Clamped : Quality.Good;
        var changed = !shaped.Output.Equals(state.Output);
        return (next, new ControlResult(shaped.Output, QualityOrder.Worst(input.Measurement.Quality, clamped), changed, shaped.Constraint));
    }

    // A ramp starts at the measurement, also after the output was set from outside: there the error is 0.
    private static double Ramped(PidState state, double asked, double measurement, double seconds, PidTuning tuning)
    {
        if (tuning.SetpointUpPerMinute is null && tuning.SetpointDownPerMinute is null)
            return asked;
        var from = state.Tracking ? measurement : state.Setpoint ?? measurement;
        return asked > from
            ? Math.Min(asked, from + Budget(tuning.SetpointUpPerMinute, seconds))
            : Math.Max(asked, from - Budget(tuning.SetpointDownPerMinute, seconds));
    }

    private static double Budget(double? perMinute, double seconds) => perMinute is { } rate ? rate / 60 * seconds : double.PositiveInfinity;

    /// <summary>The integral term to go on from: such that neither a return to automatic nor other gains make the output jump.</summary>
    private static double Integral(
        PidState state, double last, double proportional, double derivative, double weighted, PidGains gains, PidSettings settings)
    {
        if (state.Integral is not { } integral)
            return state.Tracking ? FiniteMath.Saturate(last - proportional - derivative) : last;
        var former = state.Gains ?? gains;
        if (state.Tracking || (former != gains && !settings.Knows(former)))
            return FiniteMath.Saturate(last - proportional - derivative);

        // Another region of the schedule: what the proportional term gains or loses by it, the integral gives back.
        return former == gains ? integral : FiniteMath.Saturate(integral + FiniteMath.Multiply(former.Kp, weighted) - proportional);
    }

    private static double Derivative(PidState state, double measurement, double setpoint, double seconds, PidGains gains, PidSettings settings)
    {
        if (gains.Kd <= 0 || state.PreviousMeasurement is not { } previous)
            return 0;
        var sign = gains.Action == ControlAction.Reverse ? 1 : -1;
        var moved = FiniteMath.Multiply(settings.Tuning.DerivativeWeight, FiniteMath.Subtract(setpoint, state.Setpoint ?? setpoint));
        var filter = settings.FilterSeconds(gains);
        var slope = FiniteMath.Multiply(gains.Kd, sign * FiniteMath.Saturate(FiniteMath.Subtract(previous, measurement) + moved));
        return FiniteMath.Saturate(((filter * state.Derivative) + slope) / (filter + seconds));
    }

    private static double Integrate(
        double integral, double growth, double asked, double seconds, in ShapedOutput shaped, PidGains gains, PidSettings settings)
    {
        var within = Math.Clamp(asked, settings.Output.Min, settings.Output.Max);
        var stopsUp = shaped.Constraint == OutputConstraint.RateUp || shaped.Steady < asked;
        var stopsDown = shaped.Constraint == OutputConstraint.RateDown || shaped.Steady > asked;
        if (settings.Tuning.ConditionalIntegration)
            (stopsUp, stopsDown) = (stopsUp || asked > within, stopsDown || asked < within);
        var grown = (stopsUp && growth > 0) || (stopsDown && growth < 0) ? integral : integral + growth;
        if (gains.Ki <= 0 || settings.Tuning.ConditionalIntegration)
            return FiniteMath.Saturate(grown);

        // Back-calculation: the part beyond the range is taken back within the tracking time. The deadband is not part of
        // it, or the integral could never leave the deadband.
        var tracking = settings.TrackingSeconds(gains);
        var share = tracking > seconds ? seconds / tracking : 1;
        return FiniteMath.Saturate(grown + (share * (within - asked)));
    }
}
