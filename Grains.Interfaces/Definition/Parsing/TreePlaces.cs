using System.Globalization;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Finds the place of a path in a tree.</summary>
internal static class TreePlaces
{
    /// <summary>Where the value at a path stands, or the deepest part of the path that is in the text.</summary>
    internal static TextPosition Find(Node root, string path)
    {
        var node = root;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            var key = bracket < 0 ? step : step[..bracket];
            if ((node as MappingNode)?.Entries.Where(entry => entry.Key.Text == key).Select(entry => entry.Value).FirstOrDefault() is not { } value)
                return node.At;
            node = value;
            if (bracket < 0)
                continue;
            var index = int.Parse(step.AsSpan(bracket + 1).TrimEnd(']'), CultureInfo.InvariantCulture);
            if (node is not SequenceNode items || index >= items.Items.Count)
                return node.At;
            node = items.Items[index];
        }

        return node.At;
    }
}
