namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What a controller decided.</summary>
/// <param name="Output">Finite and within range, in the output's unit; null when nothing was ever decided.</param>
/// <param name="Quality">Never better than the measurement's, except for an operator's value (Good_LocalOverride).</param>
/// <param name="Changed">Whether the output differs from the one of the step before, or is the first.</param>
/// <param name="Constraint">What kept the output from what was asked for.</param>
public readonly record struct ControlResult(double? Output, Quality Quality, bool Changed, OutputConstraint Constraint);
