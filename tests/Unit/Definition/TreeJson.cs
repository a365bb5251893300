using System.Globalization;
using System.Text.Json.Nodes;
using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Tests.Unit.Definition;

/// <summary>A YAML text as JSON, as a schema's validator sees it.</summary>
internal static class TreeJson
{
    internal static JsonNode Of(string yaml) => Of(TreeReader.ReadAll(yaml, maxDocuments: 1)[0].Root!)!;

    private static JsonNode? Of(Node node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Of(entry.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(Of)]),
        ScalarNode { IsEmpty: true } => null,
        ScalarNode { IsPlain: true, Text: "true" or "false" } flag => flag.Text == "true",
        ScalarNode { IsPlain: true } scalar when double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        ScalarNode scalar => scalar.Text,
        _ => throw new ArgumentException($"{node} is no JSON."),
    };
}
