namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One row of a lookup table.</summary>
/// <param name="From">In the input's unit.</param>
/// <param name="Output">In the output's unit.</param>
public sealed record LookupRowDefinition(double From, double Output);
