namespace OrleansHa.Grains.Control.Controllers;

/// <summary>
/// The controller <c>expression</c>: the output is what a formula says, after windows, range, deadband and rate. Where it has no
/// finite value, or names something without one, the output is held.
/// </summary>
public static class FormulaController
{
    /// <param name="state">What was remembered.</param>
    /// <param name="input">Measurement, time and what is asked.</param>
    /// <param name="values">One per name of the formula.</param>
    /// <param name="settings">Formula and bounds.</param>
    public static (DecisionState State, ControlResult Result) Step(
        DecisionState state, in ControlInput input, ReadOnlySpan<Measured> values, FormulaSettings settings)
    {
        if (DecisionOutput.Instead(state, input, settings.Output, settings.Period, settings.MinQuality) is { } instead)
            return instead;
        var asked = settings.Formula.Evaluate(values, input.At);
        var stood = input with { Measurement = input.Measurement.Degraded(asked.Quality) };
        return asked.Value is { } value && asked.Quality.IsAtLeast(settings.MinQuality)
            ? DecisionOutput.Shaped(state, stood, value, settings.Output, settings.Period)
            : DecisionOutput.Held(state, stood, settings.Output);
    }
}
