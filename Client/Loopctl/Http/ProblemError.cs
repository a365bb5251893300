namespace OrleansHa.Loopctl.Http;

/// <summary>One place in the body that was refused.</summary>
/// <param name="Line">From 1; null or 0 when it has no place.</param>
/// <param name="Column">From 1.</param>
/// <param name="Path">Of the definition, for example <c>spec.signals.t.selector.quorum</c>.</param>
/// <param name="Code">What is wrong, for programs.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Nearest">The nearest valid word.</param>
internal sealed record ProblemError(int? Line, int? Column, string? Path, string? Code, string? Message, string? Remedy, string? Nearest);
