using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A PID controller with its own set-point.</summary>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Output">Bounds on its output.</param>
/// <param name="MinQuality">A measurement below it holds the output.</param>
/// <param name="Setpoint">In the unit of the signal that the input comes from, within its range.</param>
/// <param name="Gains">At least one is above 0.</param>
/// <param name="Action">Which way the output moves when the measurement rises.</param>
[Requires("output")]
public sealed record PidControllerDefinition(
    string Input,
    OutputRangeDefinition Output,
    QualityFloor MinQuality,
    double Setpoint,
    GainsDefinition Gains,
    ControllerAction Action) : TunedControllerDefinition(Input, Output, MinQuality, Gains, Action);
