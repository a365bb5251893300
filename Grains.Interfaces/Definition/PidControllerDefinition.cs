namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A PID controller in parallel form with anti-windup by back-calculation.</summary>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Output">Bounds on its output.</param>
/// <param name="MinQuality">A measurement below it holds the output.</param>
/// <param name="Setpoint">In the unit of the signal that the input comes from, within its range.</param>
/// <param name="Kp">Output units per signal unit; 0 and more, as are the others; not all are 0.</param>
/// <param name="Ki">Output units per signal unit and second.</param>
/// <param name="Kd">Output units times seconds per signal unit.</param>
/// <param name="Action">Direct or reverse.</param>
public sealed record PidControllerDefinition(
    string Input,
    OutputRangeDefinition Output,
    QualityFloor MinQuality,
    double Setpoint,
    double Kp,
    double Ki,
    double Kd,
    ControllerAction Action) : ControllerDefinition(Input, Output, MinQuality);
