namespace OrleansHa.Grains.Control.Controllers;

/// <summary>
/// The set-point of an inner loop is the outer loop's output (K. J. Åström and T. Hägglund, PID Controllers, 2nd ed., 1995,
/// section 7.2). It keeps the outer output's quality; one that is too old or missing is held as Uncertain_LastUsableValue; before
/// the first one it is the initial value as Uncertain_InitialValue, or Bad_WaitingForInitialData. While the inner loop does not
/// follow (any mode but cascade), the outer one is asked to track (<see cref="ControlDemand.Track"/>) the inner's set-point.
/// </summary>
public static class CascadeSetpoint
{
    /// <param name="state">What was remembered.</param>
    /// <param name="outer">The outer loop's newest output as far as heard; null for nothing new.</param>
    /// <param name="now">The time of the step.</param>
    /// <param name="settings">Age and initial value.</param>
    public static (CascadeState State, Measured Setpoint) Step(CascadeState state, Measured? outer, DateTimeOffset now, CascadeSettings settings)
    {
        var heard = outer is { Value: not null } usable && !(state.Setpoint is { } known && usable.At < known.At) ? usable : state.Setpoint;
        var next = state with { Setpoint = heard };
        if (heard is not { } setpoint)
        {
            return (next, settings.Initial is { } initial
                ? new Measured(initial, Quality.Uncertain_InitialValue, now)
                : Measured.Missing(Quality.Bad_WaitingForInitialData, now));
        }

        var lost = outer is { Value: null } || now - setpoint.At > settings.MaxAge;
        return (next, lost ? setpoint.Degraded(Quality.Uncertain_LastUsableValue) : setpoint);
    }

    /// <summary>The inner controller's input: what it measures, no better than the set-point that it follows.</summary>
    public static ControlInput Follow(in ControlInput input, Measured setpoint) =>
        input with { Measurement = input.Measurement.Degraded(setpoint.Quality), Setpoint = setpoint.Value ?? double.NaN };
}
