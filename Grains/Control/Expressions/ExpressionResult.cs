namespace OrleansHa.Grains.Control.Expressions;

/// <summary>Exactly one of the two is there.</summary>
/// <param name="Expression">Ready to evaluate.</param>
/// <param name="Error">The first fault.</param>
public sealed record ExpressionResult(Expression? Expression, ExpressionError? Error);
