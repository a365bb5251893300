namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Makes errors of a definition whose text was valid.</summary>
internal sealed class Faults(ParseResult parsed)
{
    internal DefinitionError At(string path, string code, string message, string? suggestion = null)
    {
        var (line, column) = parsed.PlaceOf(path);
        return new DefinitionError(line, column, path, code, message, suggestion);
    }
}
