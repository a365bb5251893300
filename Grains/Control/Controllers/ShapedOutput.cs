namespace OrleansHa.Grains.Control.Controllers;

/// <summary>An output within its bounds.</summary>
/// <param name="Stabilization">To remember; null without windows.</param>
/// <param name="Steady">What was asked for, after the windows.</param>
/// <param name="Output">Within range, deadband and rate.</param>
/// <param name="Constraint">What kept it from what was asked for.</param>
internal readonly record struct ShapedOutput(StabilizationState? Stabilization, double Steady, double Output, OutputConstraint Constraint);
