namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Ends the reading of a text that is larger than a definition may be; never leaves the parser.</summary>
internal sealed class BoundExceededException(TextPosition at, string code, string message) : Exception(message)
{
    internal TextPosition At { get; } = at;

    internal string Code { get; } = code;
}
