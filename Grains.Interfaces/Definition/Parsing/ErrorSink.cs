using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Collects what is wrong with one definition.</summary>
internal sealed class ErrorSink
{
    // Enough to list the first errors by position although they are found in another order; beyond it the text is no definition.
    private const int MaxCollected = 1000;

    private readonly List<DefinitionError> _errors = [];

    internal int Count => _errors.Count;

    internal bool Any => _errors.Count > 0;

    internal void Add(TextPosition at, string path, string code, string message, string? suggestion = null)
    {
        if (_errors.Count <= MaxCollected)
            _errors.Add(new DefinitionError(at.Line, at.Column, path, code, message, suggestion));
    }

    internal ParseResult Refusal()
    {
        var sorted = _errors.OrderBy(error => error.Line).ThenBy(error => error.Column);
        return new ParseResult
        {
            Errors = sorted.Take(DefinitionBounds.Errors).ToImmutableArray(),
            Truncated = _errors.Count > DefinitionBounds.Errors,
        };
    }
}
