namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What every controller does alike when it does not decide itself.</summary>
internal static class ForcedOutput
{
    /// <summary>Where the output is to go, or null when the controller decides or holds.</summary>
    internal static double? Target(in ControlInput input, OutputLimits limits) => input.Demand switch
    {
        ControlDemand.Manual or ControlDemand.Track when input.ManualOutput is { } manual && double.IsFinite(manual) => manual,
        ControlDemand.DriveLow => limits.Min,
        ControlDemand.DriveHigh => limits.Max,
        _ => null,
    };

    /// <summary>Towards the target within range and rate; an operator's value is not subject to the deadband.</summary>
    internal static ControlResult Follow(double? last, double target, double seconds, in ControlInput input, OutputLimits limits)
    {
        var (output, constraint) = OutputShaper.Shape(last ?? limits.Initial, target, seconds, limits, deadband: false);
        var quality = input.Demand switch
        {
            ControlDemand.Manual => Quality.Good_LocalOverride,
            ControlDemand.Track => QualityOrder.Worst(input.Measurement.Quality, Quality.Good_LocalOverride),
            _ => input.Measurement.Quality,
        };
        return new ControlResult(output, quality, !output.Equals(last), constraint);
    }

    /// <summary>
    /// The output as it is, moved only when a redeploy has narrowed the range; its quality is no better than that of the
    /// measurement that did not suffice.
    /// </summary>
    internal static ControlResult Held(double? last, in ControlInput input, OutputLimits limits)
    {
        if (last is not { } output)
            return new ControlResult(null, Quality.Bad_WaitingForInitialData, Changed: false, OutputConstraint.Held);
        var within = Math.Clamp(output, limits.Min, limits.Max);
        var quality = QualityOrder.Worst(input.Measurement.Quality, Quality.Uncertain_LastUsableValue);
        return new ControlResult(within, quality, !within.Equals(output), OutputConstraint.Held);
    }
}
