namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Exponentially weighted moving average.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Alpha">Weight of the new value, above 0 up to 1.</param>
public sealed record EwmaStageDefinition(string Name, string Input, double Alpha) : StageDefinition(Name, Input);
