using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One source of a definition as a text of its own, for its way to the silo that reads it.</summary>
public static class SourceText
{
    /// <summary>The canonical form: every default stands in it, secrets as references only.</summary>
    public static string Write(SourceDefinition source) => CanonicalText.Write(source);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">Another version wrote it, and this one does not know all of it.</exception>
    public static SourceDefinition Read(string text)
    {
        var document = TreeReader.ReadAll(text, maxDocuments: 1)[0];
        var scope = new BindScope(document.Errors, everything: false);
        if (document.Root is not null
            && MappingReader.AsMapping(document.Root, "", document.Errors) is { } reader
            && new ShapeBinder(scope).Bind(typeof(SourceDefinition), reader) is SourceDefinition source)
            return source;
        throw new FormatException($"This version cannot read a source: {document.Errors.Refusal().Errors.FirstOrDefault()?.Message}");
    }
}
