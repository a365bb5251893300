using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Definition.Parsing;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Loopctl.Testing.Reading;

/// <summary>Reads a file of test cases and the definition it names; reports all that is wrong with either.</summary>
internal static partial class LoopTestReader
{
    public const string Kind = "LoopTest";

    // The definition that a test stands beside.
    private const string DefaultDefinition = "loop.yaml";

    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read.</exception>
    public static (LoopTestFile? File, IReadOnlyList<FileError> Errors) Read(string path)
    {
        var documents = TreeReader.ReadAll(Bounded(path), maxDocuments: 1);
        if (documents.Count == 0)
            return (null, [new FileError(path, new DefinitionError(1, 1, "", DefinitionErrorCodes.Empty, "The file holds no tests."))]);
        var errors = documents[0].Errors;
        if (documents[0].Root is not { } root || MappingReader.AsMapping(root, "", errors) is not { } document)
            return (null, Of(path, errors));

        Constant(document, "apiVersion", "loops/v1");
        Constant(document, "kind", Kind);
        var beside = Path.Combine(Path.GetDirectoryName(path) ?? "", document.Text("definition") ?? DefaultDefinition);
        if (Definition(document, beside, out var refused) is not { } definition)
            return (null, [.. Of(path, errors), .. refused]);
        var cases = new CaseReader(definition, Path.GetDirectoryName(path) ?? "", errors).Read(document);
        document.Finish();
        return errors.Any ? (null, Of(path, errors)) : (new LoopTestFile(path, definition, cases), []);
    }

    /// <summary>Any valid address will do: nothing is asked in a test.</summary>
    public static string FillPlaceholders(string definition) => Placeholder().Replace(definition, "http://$1.plant.invalid");

    private static LoopDefinition? Definition(MappingReader document, string path, out IReadOnlyList<FileError> refused)
    {
        refused = [];
        if (!File.Exists(path))
        {
            document.Fault("definition", DefinitionErrorCodes.UnknownName, $"There is no definition at {path}: name it with 'definition'.");
            return null;
        }

        var text = FillPlaceholders(Bounded(path));
        var parsed = LoopDefinitionParser.Parse(text);
        if (parsed.Definition is { } definition)
        {
            refused = [.. FormulaCheck.Problems(definition, text).Select(problem =>
                new FileError(path, new DefinitionError(problem.Line, problem.Column, problem.Path, problem.Code, problem.Message, problem.Nearest)))];
            return refused.Count == 0 ? definition : null;
        }

        refused = [.. parsed.Errors.Select(error => new FileError(path, error))];
        return null;
    }

    // A larger file is no test of a definition, which may itself have 256 KiB.
    private static string Bounded(string path) => new FileInfo(path) is { Length: <= 4 * DefinitionBounds.TextBytes }
        ? File.ReadAllText(path)
        : throw new IOException($"{path} is larger than {4 * DefinitionBounds.TextBytes / 1024} KiB.");

    private static void Constant(MappingReader document, string key, string expected)
    {
        if (document.Text(key, required: true) is { } text && text != expected)
            document.Fault(key, DefinitionErrorCodes.UnknownWord, $"'{key}' has to be {expected}.", expected);
    }

    private static ImmutableArray<FileError> Of(string path, ErrorSink errors) => [.. errors.Refusal().Errors.Select(error => new FileError(path, error))];

    [GeneratedRegex(@"\{\{plant\.([A-Za-z0-9-]+)\}\}")]
    private static partial Regex Placeholder();
}
