using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Keeps its output until the input is further away than the width.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Width">In the input's unit.</param>
public sealed record DeadbandStageDefinition(
    string Name, string Input, [Within(0, double.MaxValue, AboveLow = true)] double Width) : StageDefinition(Name, Input);
