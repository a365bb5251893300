namespace OrleansHa.Grains.Control.Controllers;

/// <summary>
/// Target tracking as the Kubernetes horizontal pod autoscaler documents it (Algorithm details): output ←
/// ⌈output · measurement / target⌉, nothing while the ratio is within the tolerance of 1, then windows, range, deadband and rate.
/// </summary>
public static class RatioController
{
    // A ratio that misses a whole number by rounding of the last digits does not cost one more replica.
    private const double Rounding = 1e-9;

    /// <param name="state">What was remembered.</param>
    /// <param name="input">Measurement, time and what is asked; the set-point is not used.</param>
    /// <param name="settings">Target and bounds.</param>
    public static (DecisionState State, ControlResult Result) Step(DecisionState state, in ControlInput input, RatioSettings settings)
    {
        if (DecisionOutput.Instead(state, input, settings.Output, settings.Period, settings.MinQuality) is { } instead)
            return instead;
        var last = state.Output ?? settings.Output.Initial;
        var ratio = FiniteMath.Saturate(FiniteMath.Saturate(input.Measurement.Value!.Value) / settings.Target);
        var asked = Math.Abs(ratio - 1) <= settings.Tolerance ? last : Rounded(FiniteMath.Multiply(last, ratio), settings.Rounding);
        return DecisionOutput.Shaped(state, input, asked, settings.Output, settings.Period);
    }

    private static double Rounded(double value, RatioRounding rounding) => rounding switch
    {
        RatioRounding.Up => Math.Ceiling(value - (Rounding * Math.Abs(value))),
        RatioRounding.Nearest => Math.Round(value, MidpointRounding.AwayFromZero),
        _ => value,
    };
}
