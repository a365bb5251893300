using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The median of the last samples.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Samples">How many are looked at; an odd number has one middle.</param>
public sealed record MedianWindowStageDefinition(
    string Name, string Input, [Default("5"), Within(3, DefinitionBounds.Window)] int Samples) : StageDefinition(Name, Input);
