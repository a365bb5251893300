namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One row of a step controller.</summary>
/// <param name="From">Inclusive lower end of measurement minus target, in the signal's unit; absent is without end.</param>
/// <param name="To">Exclusive upper end, above <paramref name="From"/>; absent is without end.</param>
/// <param name="Change">In the output's unit, or percent.</param>
public sealed record StepRowDefinition(double? From, double? To, double Change);
