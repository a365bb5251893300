using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The gains of a PID controller in parallel form; the direction is the controller's <c>action</c>.</summary>
/// <param name="Kp">Output units per signal unit.</param>
/// <param name="Ki">Output units per signal unit and second.</param>
/// <param name="Kd">Output units times seconds per signal unit.</param>
public sealed record GainsDefinition(
    [Default("0"), Within(0, double.MaxValue)] double Kp,
    [Default("0"), Within(0, double.MaxValue)] double Ki,
    [Default("0"), Within(0, double.MaxValue)] double Kd);
