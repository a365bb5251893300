namespace OrleansHa.Grains.Control.Controllers;

/// <summary>
/// A relay with hysteresis (K. J. Åström and R. M. Murray, Feedback Systems, 2008, section 1.4): direct action is on from
/// <c>high</c> up and off from <c>low</c> down, in between it stays as it is, off at first. A state lasts at least its shortest time,
/// counted from the last switch. The output goes through windows, range, deadband and rate.
/// </summary>
public static class HysteresisController
{
    /// <param name="state">What was remembered.</param>
    /// <param name="input">Measurement, time and what is asked; the set-point is not used.</param>
    /// <param name="settings">Switching points, outputs and bounds.</param>
    public static (DecisionState State, ControlResult Result) Step(DecisionState state, in ControlInput input, HysteresisSettings settings)
    {
        if (DecisionOutput.Instead(state, input, settings.Output, settings.Period, settings.MinQuality) is { } instead)
            return instead;
        var wanted = Wanted(input.Measurement.Value!.Value, state.On ?? false, settings);
        var switches = state.On is { } present && wanted != present;
        var waits = switches && Waits(state, input.At, settings);
        var on = waits ? state.On!.Value : wanted;
        var moved = state with { On = on, ChangedAt = (switches && !waits) || state.On is null ? input.At : state.ChangedAt };
        var (next, result) = DecisionOutput.Shaped(moved, input, on ? settings.On : settings.Off, settings.Output, settings.Period);
        return (next, waits && result.Constraint == OutputConstraint.None ? result with { Constraint = OutputConstraint.Cooldown } : result);
    }

    private static bool Wanted(double measurement, bool present, HysteresisSettings settings)
    {
        var direct = settings.Action == ControlAction.Direct;
        if (measurement >= settings.High)
            return direct;
        return measurement <= settings.Low ? !direct : present;
    }

    // A clock that went back does not make the wait longer than it is.
    private static bool Waits(DecisionState state, DateTimeOffset now, HysteresisSettings settings) =>
        state.ChangedAt is { } since && now >= since && now - since < (state.On == true ? settings.MinOn : settings.MinOff);
}
