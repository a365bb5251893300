namespace OrleansHa.Grains.Control.Stages;

/// <summary>Settings of <see cref="KalmanStage"/>.</summary>
public sealed record KalmanSettings
{
    /// <param name="processNoise">Above 0: variance by which the true value wanders per second, in squared units of the input.</param>
    /// <param name="measurementNoise">Above 0: variance of a sample around the true value, in squared units of the input.</param>
    /// <param name="initialVariance">Above 0: variance of the first sample; null is <paramref name="measurementNoise"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public KalmanSettings(double processNoise, double measurementNoise, double? initialVariance = null)
    {
        ProcessNoise = StageNumbers.Positive(processNoise, nameof(processNoise));
        MeasurementNoise = StageNumbers.Positive(measurementNoise, nameof(measurementNoise));
        InitialVariance = StageNumbers.Positive(initialVariance, nameof(initialVariance)) ?? measurementNoise;
    }

    public double ProcessNoise { get; }

    public double MeasurementNoise { get; }

    public double InitialVariance { get; }
}
