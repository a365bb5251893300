using System.Collections.Immutable;
using System.Text;
using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Reads loop definitions from YAML or JSON. Never throws for what a text holds; reports every error it finds at once.</summary>
public static class LoopDefinitionParser
{
    /// <summary>Reads a text with one definition.</summary>
    /// <param name="text">At most <see cref="DefinitionBounds.TextBytes"/> in UTF-8.</param>
    public static ParseResult Parse(string text) => Parse(text, everything: false);

    /// <summary>Reads a text with one definition.</summary>
    /// <param name="text">At most <see cref="DefinitionBounds.TextBytes"/> in UTF-8.</param>
    /// <param name="everything">Whether the whole published form is valid, also what this version cannot run yet.</param>
    internal static ParseResult Parse(string text, bool everything)
    {
        if (Refused(text, DefinitionBounds.TextBytes) is { } refused)
            return refused;
        var documents = TreeReader.ReadAll(text, maxDocuments: 2);
        if (documents.Count == 0)
            return Refusal(DefinitionErrorCodes.Empty, "The text holds no definition.");
        if (documents.Count > 1 && documents[0].Root is not null)
        {
            documents[0].Errors.Add(
                documents[1].Root?.At ?? new TextPosition(1, 1), "", DefinitionErrorCodes.MultipleDocuments, "One definition is expected here, but the text holds several.");
            if (documents[1].Root is null)
                return documents[1].Errors.Refusal();
        }

        return Bind(documents[0], everything);
    }

    /// <summary>
    /// Reads a text with several definitions, separated by <c>---</c> (empty documents are skipped): one result each, in their order, with lines of the whole
    /// text. After a syntax error the rest cannot be read: it is the last result.
    /// </summary>
    /// <param name="text">At most <see cref="DefinitionBounds.ManyDocumentsBytes"/> in UTF-8 and <see cref="DefinitionBounds.Documents"/> documents.</param>
    public static ImmutableArray<ParseResult> ParseAll(string text)
    {
        if (Refused(text, DefinitionBounds.ManyDocumentsBytes) is { } refused)
            return [refused];
        var results = TreeReader.ReadAll(text, DefinitionBounds.Documents).Select(document => Bind(document, everything: false)).ToImmutableArray();
        return results.IsEmpty ? [Refusal(DefinitionErrorCodes.Empty, "The text holds no definition.")] : results;
    }

    private static ParseResult Bind(DocumentTree document, bool everything)
    {
        if (document.Root is null)
            return document.Errors.Refusal();
        if (LoopBinder.Bind(document.Root, document.Errors, everything) is { } loop && !document.Errors.Any)
            return new ParseResult { Definition = loop, Root = document.Root };
        return document.Errors.Refusal();
    }

    private static ParseResult? Refused(string text, int mostBytes) =>
        text.Length > mostBytes || Encoding.UTF8.GetByteCount(text) > mostBytes
            ? Refusal(DefinitionErrorCodes.TooLarge, $"The text is larger than {mostBytes / 1024} KiB.")
            : null;

    private static ParseResult Refusal(string code, string message) => new() { Errors = [new DefinitionError(1, 1, "", code, message)] };
}
