namespace OrleansHa.Grains.Control.Controllers;

/// <summary>
/// The controller <c>custom</c>: what a class of a user's asks for, after windows, range, deadband and rate. Where it asks for
/// nothing, the output is held: no class can make a loop jump.
/// </summary>
public static class AskedController
{
    /// <param name="state">What was remembered.</param>
    /// <param name="input">Measurement, time and what is asked.</param>
    /// <param name="asked">The output asked for, or missing.</param>
    /// <param name="settings">Bounds.</param>
    public static (DecisionState State, ControlResult Result) Step(DecisionState state, in ControlInput input, Measured asked, AskedSettings settings)
    {
        if (DecisionOutput.Instead(state, input, settings.Output, settings.Period, settings.MinQuality) is { } instead)
            return instead;
        var stood = input with { Measurement = input.Measurement.Degraded(asked.Quality) };
        return asked.Value is { } value && asked.Quality.IsAtLeast(settings.MinQuality)
            ? DecisionOutput.Shaped(state, stood, value, settings.Output, settings.Period)
            : DecisionOutput.Held(state, stood, settings.Output);
    }
}
