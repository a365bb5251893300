using OrleansHa.Grains.Control.Stages;

namespace OrleansHa.Grains.Processors;

/// <summary>The words of a request to a stage in a grain of its own; both sides may be of different versions.</summary>
internal static class StageParameters
{
    public const string Alpha = "alpha";
    public const string Samples = "samples";
    public const string ProcessNoise = "processNoise";
    public const string MeasurementNoise = "measurementNoise";
    public const string InitialVariance = "initialVariance";
    public const string FilterSeconds = "filterSeconds";
    public const string PerSeconds = "perSeconds";
    public const string UpPerMinute = "upPerMinute";
    public const string DownPerMinute = "downPerMinute";
    public const string Width = "width";
    public const string Threshold = "threshold";
    public const string Answer = "answer";

    /// <summary>The published word of a stage with a memory.</summary>
    public static string Word(StageKind kind) => kind switch
    {
        StageKind.Ewma => "ewma",
        StageKind.MedianWindow => "median_window",
        StageKind.MovingAverage => "moving_average",
        StageKind.Kalman1d => "kalman1d",
        StageKind.Derivative => "derivative",
        StageKind.RateLimit => "rate_limit",
        StageKind.Deadband => "deadband",
        StageKind.Anomaly => "anomaly",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This stage has no memory."),
    };
}
