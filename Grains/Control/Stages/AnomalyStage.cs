namespace OrleansHa.Grains.Control.Stages;

/// <summary>
/// Robust z-score: a value whose distance from the median of the window before it exceeds <c>threshold</c> × 1.4826 × MAD is an
/// anomaly (B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers, 1993). It is passed on as Uncertain, or is Bad when
/// anomalies are rejected. It enters the window all the same: after half a window a lasting change is the new normal. Until
/// the window is full the value is passed on as Uncertain_InitialValue. An input without a value changes nothing.
/// </summary>
public static class AnomalyStage
{
    public static (WindowState State, Measured Output) Step(WindowState state, Measured input, AnomalySettings settings)
    {
        if (input.Value is not { } value)
            return (state, input);
        var next = state.Take(value, input, settings.Window);

        // Its own earlier copy must not vouch for a repeated sample, so the last place is always left out.
        var usual = next.Samples[..^1];
        if (usual.Length < settings.Window.Samples - 1)
            return (next, input.Degraded(Quality.Uncertain_InitialValue));
        if (!IsAnomaly(value, usual.Select(sample => sample.Value).ToArray(), settings))
            return (next, input);
        return (next, settings.Reject ? Measured.Missing(Quality.Bad_SensorFailure, input.At) : input.Degraded(Quality.Uncertain));
    }

    // With a MAD of 0 every other value is an anomaly: that is what minDeviation is for.
    private static bool IsAnomaly(double value, double[] usual, AnomalySettings settings)
    {
        Array.Sort(usual);
        var median = RobustStatistics.MedianOfSorted(usual);
        var distance = Math.Abs(FiniteMath.Subtract(value, median));
        var sigma = RobustStatistics.MadToSigma * RobustStatistics.MedianDeviation(usual, median);
        return distance > settings.MinDeviation && distance > FiniteMath.Multiply(settings.Threshold, sigma);
    }
}
