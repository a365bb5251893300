using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A PID controller whose set-point is another loop's output; the outer loop tracks while this one does not follow.</summary>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Output">Bounds on its output.</param>
/// <param name="MinQuality">A measurement below it holds the output.</param>
/// <param name="SetpointFrom">The outer loop.</param>
/// <param name="Gains">At least one is above 0.</param>
/// <param name="Action">Which way the output moves when the measurement rises.</param>
[Requires("output")]
public sealed record CascadeControllerDefinition(
    string Input,
    OutputRangeDefinition Output,
    QualityFloor MinQuality,
    SetpointSourceDefinition SetpointFrom,
    GainsDefinition Gains,
    ControllerAction Action) : TunedControllerDefinition(Input, Output, MinQuality, Gains, Action);
