namespace OrleansHa.Grains.Control.Expressions;

/// <summary>Why a text is no expression.</summary>
/// <param name="Column">Where, from 1; one past the end when something is missing there.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Word">The unknown name or function, for whoever can offer the nearest one; otherwise null.</param>
public sealed record ExpressionError(int Column, string Message, string? Word = null);
