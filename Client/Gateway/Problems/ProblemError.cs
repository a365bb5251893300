namespace OrleansHa.Gateway.Problems;

/// <summary>One error in a body: line and column from 1, 0 where there is no text.</summary>
internal sealed record ProblemError(int Line, int Column, string Path, string Code, string Message, string? Remedy)
{
    /// <summary>The nearest valid word, for programs.</summary>
    public string? Nearest { get; init; }
}
