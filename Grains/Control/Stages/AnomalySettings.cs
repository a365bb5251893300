namespace OrleansHa.Grains.Control.Stages;

/// <summary>Settings of <see cref="AnomalyStage"/>.</summary>
public sealed record AnomalySettings
{
    /// <summary>Fewer say nothing of what is usual.</summary>
    public const int LeastSamples = 5;

    /// <param name="window">What is usual is judged by; at least <see cref="LeastSamples"/> samples.</param>
    /// <param name="threshold">Above 0: the modified z-score from which a value is an anomaly; 3.5 is Iglewicz and Hoaglin's.</param>
    /// <param name="minDeviation">0 and more, in the unit of the input: what is closer to the median is never an anomaly.</param>
    /// <param name="answer">What is passed on instead of an anomaly.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public AnomalySettings(WindowSettings window, double threshold = 3.5, double minDeviation = 0, AnomalyAnswer answer = AnomalyAnswer.Mark)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window.Samples, LeastSamples, nameof(window));
        if (!(double.IsFinite(minDeviation) && minDeviation >= 0))
            throw new ArgumentOutOfRangeException(nameof(minDeviation), minDeviation, "minDeviation must be finite and not negative.");
        Window = window;
        Threshold = StageNumbers.Positive(threshold, nameof(threshold));
        MinDeviation = minDeviation;
        Answer = answer;
    }

    public WindowSettings Window { get; }

    public double Threshold { get; }

    public double MinDeviation { get; }

    public AnomalyAnswer Answer { get; }
}
