namespace OrleansHa.Grains.Control.Controllers;

/// <summary>One row of a step controller.</summary>
/// <param name="From">Inclusive lower end of measurement − target, in the signal's unit; −∞ is without end.</param>
/// <param name="To">Exclusive upper end; +∞ is without end.</param>
/// <param name="Change">Finite; in the output's unit, or percent.</param>
public readonly record struct StepRow(double From, double To, double Change);
