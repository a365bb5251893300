using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What an expression makes of its input.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads, <c>value</c> in the expression.</param>
/// <param name="Expr">An expression that is a number.</param>
public sealed record ExpressionStageDefinition(
    string Name, string Input, [Text(TextForm.Block, DefinitionBounds.ExpressionLength)] string Expr) : StageDefinition(Name, Input);
