namespace OrleansHa.Grains.Control.Controllers;

/// <summary>One row of a threshold table.</summary>
/// <param name="From">Inclusive lower end, in the signal's unit.</param>
/// <param name="Output">In the output's unit.</param>
public readonly record struct ThresholdRow(double From, double Output);
