namespace OrleansHa.Grains.Control.Controllers;

/// <summary>
/// The output of the highest row whose limit the measurement reaches (a relay with hysteresis when there is one row). A row
/// is entered at its limit and left only <c>hysteresis</c> below it. The output goes through range, deadband and rate like a
/// PID's, and is finite for every finite input.
/// </summary>
public static class ThresholdController
{
    /// <param name="state">What was remembered.</param>
    /// <param name="input">Measurement, time and what is asked; the set-point is not used.</param>
    /// <param name="settings">Table and bounds.</param>
    public static (ThresholdState State, ControlResult Result) Step(ThresholdState state, in ControlInput input, ThresholdSettings settings)
    {
        var seconds = StepInterval.Bounded(state.At, input.At, settings.Period).TotalSeconds;
        if (ForcedOutput.Target(input, settings.Output) is { } target)
        {
            var forced = ForcedOutput.Follow(state.Output, target, seconds, input, settings.Output);
            return (state with { At = input.At, Output = forced.Output }, forced);
        }

        if (input.Demand != ControlDemand.Automatic
            || input.Measurement.Value is not { } measurement
            || !input.Measurement.Quality.IsAtLeast(settings.MinQuality))
        {
            var held = ForcedOutput.Held(state.Output, input, settings.Output);
            return (state with { At = input.At, Output = held.Output }, held);
        }

        var row = RowFor(measurement, state.Row, settings);
        var asked = row < 0 ? settings.Below : settings.Rows[row].Output;
        var shaped = OutputShaper.Settle(state.Stabilization, state.Output ?? settings.Output.Initial, asked, seconds, input.At, settings.Output);
        var result = new ControlResult(shaped.Output, input.Measurement.Quality, !shaped.Output.Equals(state.Output), shaped.Constraint);
        return (new ThresholdState { Row = row, Output = shaped.Output, At = input.At, Stabilization = shaped.Stabilization }, result);
    }

    private static int RowFor(double measurement, int? present, ThresholdSettings settings)
    {
        var rows = settings.Rows;
        var reached = rows.Length - 1;
        while (reached >= 0 && measurement < rows[reached].From)
            reached--;

        // A redeploy may have shortened the table.
        var kept = Math.Min(present ?? reached, rows.Length - 1);
        while (kept > reached && measurement < rows[kept].From - settings.Hysteresis)
            kept--;
        return Math.Max(kept, reached);
    }
}
