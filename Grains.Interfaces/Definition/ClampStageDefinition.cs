namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Limits its input.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Min">In the input's unit.</param>
/// <param name="Max">In the input's unit, not below <paramref name="Min"/>.</param>
public sealed record ClampStageDefinition(string Name, string Input, double Min, double Max) : StageDefinition(Name, Input);
