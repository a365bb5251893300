using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The mean of the last samples.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Samples">How many are looked at.</param>
public sealed record MovingAverageStageDefinition(
    string Name, string Input, [Default("10"), Within(2, DefinitionBounds.Window)] int Samples) : StageDefinition(Name, Input);
