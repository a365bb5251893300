using System.Collections.Immutable;

namespace OrleansHa.Grains.Control.Stages;

/// <summary>
/// Robust z-score: a value whose distance from the median of the window before it exceeds <c>threshold</c> × 1.4826 × MAD is an
/// anomaly (B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers, 1993), answered as <see cref="AnomalyAnswer"/> says. It
/// enters the window all the same: after half a window a lasting change is the new normal. Until the window is full the value
/// is passed on as Uncertain_InitialValue. An input without a value changes nothing and is passed on.
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
        var sorted = usual.Select(sample => sample.Value).ToArray();
        Array.Sort(sorted);
        var median = RobustStatistics.MedianOfSorted(sorted);
        return (next, IsAnomaly(value, sorted, median, settings) ? Answer(input, median, usual, settings.Answer) : input);
    }

    private static Measured Answer(Measured input, double median, ImmutableArray<WindowSample> usual, AnomalyAnswer answer)
    {
        if (answer == AnomalyAnswer.Reject)
            return Measured.Missing(Quality.Bad_SensorFailure, input.At);
        if (answer == AnomalyAnswer.Mark)
            return input.Degraded(Quality.Uncertain);
        var quality = usual.Aggregate(input.Quality, (worst, sample) => QualityOrder.Worst(worst, sample.Quality));
        return new Measured(median, quality, input.At).Degraded(Quality.Uncertain_SubstituteValue);
    }

    // With a MAD of 0 every other value is an anomaly: that is what minDeviation is for.
    private static bool IsAnomaly(double value, double[] usual, double median, AnomalySettings settings)
    {
        var distance = Math.Abs(FiniteMath.Subtract(value, median));
        var sigma = RobustStatistics.MadToSigma * RobustStatistics.MedianDeviation(usual, median);
        return distance > settings.MinDeviation && distance > FiniteMath.Multiply(settings.Threshold, sigma);
    }
}
