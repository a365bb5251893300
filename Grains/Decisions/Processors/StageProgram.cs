using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Stages;

namespace OrleansHa.Grains.Processors;

/// <summary>Runs one sample through a stage with a memory, by its word and numbers.</summary>
internal static class StageProgram
{
    /// <exception cref="ArgumentException">There is no such stage, or a number is missing or out of its range.</exception>
    public static (StageMemory Memory, Measured Output) Step(string type, StageMemory memory, Measured input, IReadOnlyDictionary<string, double> given)
    {
        switch (type)
        {
            case "ewma":
                var (ewma, average) = EwmaStage.Step(memory.Ewma ?? new EwmaState(), input, new EwmaSettings(Need(StageParameters.Alpha)));
                return (new StageMemory { Ewma = ewma }, average);
            case "median_window":
                var (medians, median) = MedianWindowStage.Step(memory.Window ?? new WindowState(), input, Window());
                return (new StageMemory { Window = medians }, median);
            case "moving_average":
                var (means, mean) = MovingAverageStage.Step(memory.Window ?? new WindowState(), input, Window());
                return (new StageMemory { Window = means }, mean);
            case "anomaly":
                var anomaly = new AnomalySettings(Window(), Need(StageParameters.Threshold), 0, (AnomalyAnswer)(int)Need(StageParameters.Answer));
                var (usual, judged) = AnomalyStage.Step(memory.Window ?? new WindowState(), input, anomaly);
                return (new StageMemory { Window = usual }, judged);
            case "kalman1d":
                var noise = new KalmanSettings(Need(StageParameters.ProcessNoise), Need(StageParameters.MeasurementNoise), May(StageParameters.InitialVariance));
                var (kalman, estimate) = KalmanStage.Step(memory.Kalman ?? new KalmanState(), input, noise);
                return (new StageMemory { Kalman = kalman }, estimate);
            case "derivative":
                var times = new DerivativeSettings(Seconds(StageParameters.FilterSeconds), Seconds(StageParameters.PerSeconds));
                var (derivative, slope) = DerivativeStage.Step(memory.Derivative ?? new DerivativeState(), input, times);
                return (new StageMemory { Derivative = derivative }, slope);
            case "rate_limit":
                var rates = new RateLimitSettings(May(StageParameters.UpPerMinute), May(StageParameters.DownPerMinute));
                var (limited, followed) = RateLimitStage.Step(memory.Follow ?? new FollowState(), input, rates);
                return (new StageMemory { Follow = limited }, followed);
            case "deadband":
                var (kept, still) = DeadbandStage.Step(memory.Follow ?? new FollowState(), input, new DeadbandSettings(Need(StageParameters.Width)));
                return (new StageMemory { Follow = kept }, still);
            default:
                throw new ArgumentException($"there is no stage type '{type}'", nameof(type));
        }

        double? May(string name) => given.TryGetValue(name, out var value) ? value : null;
        double Need(string name) => May(name) ?? throw new ArgumentException($"{type} needs '{name}'", nameof(given));
        TimeSpan Seconds(string name) => Need(name) is >= 0 and <= 1e6 and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new ArgumentException($"{type}: '{name}' is out of its range", nameof(given));
        WindowSettings Window() => new((int)Math.Clamp(Need(StageParameters.Samples), 0, int.MaxValue));
    }
}
