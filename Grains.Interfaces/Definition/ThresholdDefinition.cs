namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One row of a threshold controller.</summary>
/// <param name="From">Inclusive lower end, in the signal's unit.</param>
/// <param name="Output">In the output's unit.</param>
public sealed record ThresholdDefinition(double From, double Output);
