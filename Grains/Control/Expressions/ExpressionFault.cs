namespace OrleansHa.Grains.Control.Expressions;

/// <summary>Carries the first fault out of the parser's recursion; never leaves this folder.</summary>
internal sealed class ExpressionFault(int column, string message, string? word = null) : Exception(message)
{
    internal ExpressionError Error { get; } = new(column, message, word);
}
