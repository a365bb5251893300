namespace OrleansHa.Grains.Control.Stages;

/// <summary>One point of a table.</summary>
/// <param name="Input">In the unit of the input.</param>
/// <param name="Output">In the unit of the output.</param>
public readonly record struct LookupPoint(double Input, double Output);
