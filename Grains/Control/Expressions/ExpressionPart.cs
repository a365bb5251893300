namespace OrleansHa.Grains.Control.Expressions;

/// <summary>A compiled part of an expression.</summary>
/// <param name="Run">Its closure.</param>
/// <param name="Type">What it gives.</param>
/// <param name="Column">Where it starts.</param>
internal sealed record ExpressionPart(Expression.Evaluation Run, ExpressionType Type, int Column)
{
    internal Expression.Evaluation As(ExpressionType wanted) => Type == wanted
        ? Run
        : throw new ExpressionFault(Column, wanted == ExpressionType.Number ? "A number is needed here, not a condition." : "A condition is needed here, such as value > 0, not a number.");
}
