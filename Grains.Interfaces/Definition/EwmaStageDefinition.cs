using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Exponentially weighted moving average.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Alpha">Weight of the new value.</param>
public sealed record EwmaStageDefinition(
    string Name, string Input, [Within(0, 1, AboveLow = true)] double Alpha) : StageDefinition(Name, Input);
