using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Passes its input when an expression holds, and treats it as an error when not.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads, <c>value</c> in the expression.</param>
/// <param name="Expr">An expression that is true or false.</param>
public sealed record ValidateStageDefinition(
    string Name, string Input, [Text(TextForm.Block, DefinitionBounds.ExpressionLength)] string Expr) : StageDefinition(Name, Input);
