using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The output is what an expression says.</summary>
/// <param name="Input">The signal or stage it reads, <c>value</c> in the expression.</param>
/// <param name="Output">Bounds on its output.</param>
/// <param name="MinQuality">A measurement below it holds the output.</param>
/// <param name="Expr">An expression that is a number.</param>
[Requires("output")]
public sealed record ExpressionControllerDefinition(
    string Input,
    OutputRangeDefinition Output,
    QualityFloor MinQuality,
    [Text(TextForm.Block, DefinitionBounds.ExpressionLength)] string Expr) : ControllerDefinition(Input, Output, MinQuality)
{
    /// <summary>In the signal's unit, <c>setpoint</c> in the expression; absent is none.</summary>
    public double? Setpoint { get; init; }
}
