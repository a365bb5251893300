using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What differs between two definitions in their canonical form: empty exactly when their content hashes are equal.</summary>
public static class LoopDefinitionDiff
{
    /// <summary>Every difference, in the order of the canonical text; what is new comes after what it follows.</summary>
    public static ImmutableArray<DefinitionDifference> Between(LoopDefinition before, LoopDefinition after)
    {
        var (old, now) = (Flatten(before), Flatten(after));
        var (oldByPath, nowByPath) = (old.ToDictionary(), now.ToDictionary());
        var changed = old.Where(entry => nowByPath.GetValueOrDefault(entry.Key) != entry.Value)
            .Select(entry => new DefinitionDifference(entry.Key, entry.Value, nowByPath.GetValueOrDefault(entry.Key)));
        var added = now.Where(entry => !oldByPath.ContainsKey(entry.Key)).Select(entry => new DefinitionDifference(entry.Key, null, entry.Value));
        return [.. changed, .. added];
    }

    private static List<KeyValuePair<string, string>> Flatten(LoopDefinition loop)
    {
        var entries = new List<KeyValuePair<string, string>>();
        Flatten(TreeReader.ReadAll(loop.ToCanonicalText(), maxDocuments: 1)[0].Root!, "", entries);
        return entries;
    }

    private static void Flatten(Node node, string path, List<KeyValuePair<string, string>> entries)
    {
        switch (node)
        {
            case MappingNode { Entries: [] }:
                entries.Add(new(path, "{}"));
                break;
            case MappingNode mapping:
                foreach (var (key, value) in mapping.Entries)
                    Flatten(value, path.Length == 0 ? key.Text : $"{path}.{key.Text}", entries);
                break;
            case SequenceNode { Items: [MappingNode, ..] } list:
                FlattenItems(list, path, entries);
                break;
            case SequenceNode list:
                entries.Add(new(path, $"[{string.Join(", ", list.Items.Cast<ScalarNode>().Select(item => item.Text))}]"));
                break;
            case ScalarNode scalar:
                entries.Add(new(path, scalar.Text));
                break;
        }
    }

    private static void FlattenItems(SequenceNode list, string path, List<KeyValuePair<string, string>> entries)
    {
        var names = list.Items.Cast<MappingNode>().Select((item, i) => NameOf(item) ?? $"{i}").ToList();
        if (list.Items.Any(item => NameOf((MappingNode)item) is not null))
            entries.Add(new(path, $"[{string.Join(", ", names)}]"));
        foreach (var (name, item) in names.Zip(list.Items))
            Flatten(item, $"{path}[{name}]", entries);
    }

    private static string? NameOf(MappingNode item) => item.Entries.Where(entry => entry.Key.Text == "name").Select(entry => ((ScalarNode)entry.Value).Text).FirstOrDefault();
}
