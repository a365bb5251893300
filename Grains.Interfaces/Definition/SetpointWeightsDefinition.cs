using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The two degrees of freedom of a PID controller.</summary>
/// <param name="Proportional">Share of a set-point change that the proportional term sees (b); below 1 takes the overshoot out.</param>
/// <param name="Derivative">Share of a set-point change that the derivative term sees (c); 0 is derivative on measurement.</param>
public sealed record SetpointWeightsDefinition(
    [Default("1"), Within(0, 1)] double Proportional,
    [Default("0"), Within(0, 1)] double Derivative);
