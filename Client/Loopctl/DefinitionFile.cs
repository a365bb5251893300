using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OrleansHa.Loopctl;

/// <summary>A file of loop definitions: YAML documents separated by <c>---</c>, or one JSON document.</summary>
internal static partial class DefinitionFile
{
    /// <summary>One definition of a file.</summary>
    /// <param name="Name">Its <c>metadata.name</c>.</param>
    /// <param name="Yaml">Its text, blank lines before it kept so that line numbers stay those of the file.</param>
    internal sealed record Document(string Name, string Yaml);

    /// <summary>Splits a file into its definitions. Only the name is looked at; the gateway judges the rest.</summary>
    /// <exception cref="InvalidDataException">It is not YAML, or has no name; the message says where.</exception>
    public static IEnumerable<Document> Split(string text)
    {
        var lines = 0;
        foreach (var part in Separator().Split(text))
        {
            // The separator's own line belongs to no part.
            var yaml = new string('\n', lines) + part;
            lines += part.Count(c => c == '\n') + 1;
            if (NameOf(yaml) is { } name)
                yield return new Document(name, yaml);
        }
    }

    // Null for a part that holds only comments.
    private static string? NameOf(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0)
                return null;
            if (stream.Documents[0].RootNode is YamlMappingNode root
                && root.Children.TryGetValue("metadata", out var metadata)
                && metadata is YamlMappingNode map
                && map.Children.TryGetValue("name", out var name)
                && name is YamlScalarNode { Value.Length: > 0 } scalar)
                return scalar.Value;
            var start = stream.Documents[0].RootNode.Start;
            throw new InvalidDataException($"{start.Line}:{start.Column}: the definition has no metadata.name; write `metadata: {{ name: ... }}`");
        }
        catch (YamlException error)
        {
            throw new InvalidDataException($"{error.Start.Line}:{error.Start.Column}: {error.Message}", error);
        }
    }

    [GeneratedRegex(@"^---[ \t]*(?:#.*)?\r?\n", RegexOptions.Multiline)]
    private static partial Regex Separator();
}
