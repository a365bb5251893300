using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Its input times a factor, plus an offset.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Factor">Output unit per input unit, not 0.</param>
/// <param name="Offset">In the output's unit.</param>
public sealed record ScaleStageDefinition(
    string Name, string Input, [Default("1")] double Factor, [Default("0")] double Offset) : StageDefinition(Name, Input);
