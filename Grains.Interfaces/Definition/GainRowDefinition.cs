using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One row of a gain schedule.</summary>
/// <param name="From">Inclusive lower end, in the unit of what the schedule looks at.</param>
/// <param name="Kp">Output units per signal unit.</param>
/// <param name="Ki">Output units per signal unit and second.</param>
/// <param name="Kd">Output units times seconds per signal unit.</param>
public sealed record GainRowDefinition(
    double From,
    [Default("0"), Within(0, double.MaxValue)] double Kp,
    [Default("0"), Within(0, double.MaxValue)] double Ki,
    [Default("0"), Within(0, double.MaxValue)] double Kd);
