namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Path">Where in the definition, such as <c>spec.signals.p95_ms.sources[0].http.url</c>; empty for the whole text.</param>
/// <param name="Code">One of <see cref="DefinitionErrorCodes"/>.</param>
/// <param name="Message">A sentence for people; never holds a secret.</param>
/// <param name="Suggestion">The nearest valid word, if one is near.</param>
public sealed record DefinitionError(int Line, int Column, string Path, string Code, string Message, string? Suggestion = null)
{
    /// <summary>Worth knowing, but no reason to refuse: what the cluster lacks now it may have again, and what is slow still controls.</summary>
    public bool IsWarning { get; init; }
}
