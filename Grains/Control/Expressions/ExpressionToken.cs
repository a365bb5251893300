namespace OrleansHa.Grains.Control.Expressions;

internal enum ExpressionTokenKind
{
    End,
    Number,
    Name,
    Symbol,
}

/// <summary>One word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A symbol or name; the words <c>and</c>, <c>or</c>, <c>not</c> are symbols.</param>
/// <param name="Number">Of a number.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct ExpressionToken(ExpressionTokenKind Kind, string Text, double Number, int Column);
