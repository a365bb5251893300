using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A Kalman filter of one state that is expected to stay where it is.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="ProcessNoise">Variance that the true value gains per second, in the input's unit squared.</param>
/// <param name="MeasurementNoise">Variance of one measurement, in the input's unit squared.</param>
/// <param name="InitialVariance">Variance of the first value, in the input's unit squared; default that of a measurement.</param>
public sealed record Kalman1dStageDefinition(
    string Name,
    string Input,
    [Within(0, double.MaxValue, AboveLow = true)] double ProcessNoise,
    [Within(0, double.MaxValue, AboveLow = true)] double MeasurementNoise,
    [Within(0, double.MaxValue, AboveLow = true)] double? InitialVariance) : StageDefinition(Name, Input);
