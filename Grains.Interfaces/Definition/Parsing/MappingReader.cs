namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>
/// Reads the keys of one mapping and reports what is missing or wrong. A key counts as known once it was asked for, so
/// <see cref="Finish"/> comes last. Every reading method gives null for a key that is absent or was reported.
/// </summary>
internal sealed partial class MappingReader
{
    private readonly MappingNode _node;
    private readonly ErrorSink _errors;
    private readonly List<string> _known = [];

    internal MappingReader(MappingNode node, string path, ErrorSink errors)
    {
        _node = node;
        _errors = errors;
        Path = path;
    }

    internal string Path { get; }

    internal TextPosition At => _node.At;

    internal int ErrorCount => _errors.Count;

    /// <summary>Whether a plain value stands for the whole mapping.</summary>
    internal bool IsShort => _node.Entries.Count > 0 && _node.Entries[0].Key.At == _node.At && _node.Entries[0].Value.At == _node.At;

    /// <summary>Every key with its value, for a mapping whose keys are names.</summary>
    internal IEnumerable<(string Name, TextPosition At, Node Value, string Path)> Members() =>
        _node.Entries.Select(entry => (entry.Key.Text, entry.Key.At, entry.Value, PathOf(entry.Key.Text)));

    internal bool Has(string key)
    {
        Know(key);
        return Entry(key) is not null;
    }

    internal Node? Find(string key, bool required = false, string? oneOf = null)
    {
        Know(key);
        if (Entry(key) is { } entry)
            return entry.Value;
        if (required)
            _errors.Add(At, Path, DefinitionErrorCodes.MissingKey, oneOf is null ? $"The key '{key}' is missing{Where()}." : $"One of {oneOf} is missing{Where()}.", key);
        return null;
    }

    /// <summary>A reader that has one more key, for a default or an item of a list.</summary>
    internal MappingReader With(string key, Node node) =>
        new(new MappingNode(At, [new MappingEntry(new ScalarNode(node.At, key, IsPlain: true), node)]), Path, _errors);

    /// <summary>Where the keys of a record below this one stand, to report what is wrong with them; without keys when it is absent.</summary>
    internal MappingReader Inner(string key) => Below(Entry(key)?.Value, key);

    /// <summary>Where the keys of an item of a list stand, to report what is wrong with them.</summary>
    internal MappingReader Item(string list, int index) =>
        Below(Entry(list)?.Value is SequenceNode items && index < items.Items.Count ? items.Items[index] : null, $"{list}[{index}]");

    private MappingReader Below(Node? node, string place) =>
        new(node as MappingNode ?? new MappingNode(node?.At ?? At, []), PathOf(place), _errors);

    internal MappingReader? Mapping(string key, bool required = false) =>
        Find(key, required) is { } node ? AsMapping(node, key) : null;

    internal MappingReader? AsMapping(Node node, string key) => AsMapping(node, PathOf(key), _errors);

    /// <summary>The items of a list, at most <paramref name="most"/>.</summary>
    internal IReadOnlyList<Node>? Items(string key, int most, bool required = false)
    {
        switch (Find(key, required))
        {
            case SequenceNode list when list.Items.Count > most:
                Fault(key, DefinitionErrorCodes.TooMany, $"'{key}' has {list.Items.Count} items; at most {most} are allowed.");
                return null;
            case SequenceNode list:
                return list.Items;
            case null or RefusedNode:
                return null;
            case var other:
                Fault(key, DefinitionErrorCodes.WrongType, $"'{key}' has to be a list, not {other.Kind}.");
                return null;
        }
    }

    /// <summary>Reports at the value of a key, or at the mapping when the key is absent; an empty key is the mapping itself.</summary>
    internal void Fault(string key, string code, string message, string? suggestion = null) =>
        _errors.Add(Entry(key)?.Value.At ?? At, key.Length == 0 ? Path : PathOf(key), code, message, suggestion);

    /// <summary>Reports a key of the published form that this version cannot do yet.</summary>
    internal void Later(string key) =>
        _errors.Add(Entry(key)?.Key.At ?? At, PathOf(key), DefinitionErrorCodes.NotSupportedYet, $"'{key}' is not supported yet.");

    /// <summary>Reports every key that was not asked for.</summary>
    internal void Finish()
    {
        foreach (var (key, _) in _node.Entries)
        {
            if (_known.Contains(key.Text))
                continue;
            var nearest = NearestWord.Of(key.Text, _known);
            var hint = nearest is null ? $"; known are {string.Join(", ", _known)}" : $"; did you mean '{nearest}'?";
            _errors.Add(key.At, PathOf(key.Text), DefinitionErrorCodes.UnknownKey, $"Unknown key '{Excerpt.Of(key.Text)}'{Where()}{hint}", nearest);
        }
    }

    internal static MappingReader? AsMapping(Node node, string path, ErrorSink errors)
    {
        if (node is MappingNode mapping)
            return new MappingReader(mapping, path, errors);
        if (node is not RefusedNode)
            errors.Add(node.At, path, DefinitionErrorCodes.WrongType, $"A set of keys is expected here, not {node.Kind}.");
        return null;
    }

    private void Know(string key)
    {
        if (!_known.Contains(key))
            _known.Add(key);
    }

    private MappingEntry? Entry(string key)
    {
        foreach (var entry in _node.Entries)
        {
            if (entry.Key.Text == key)
                return entry;
        }

        return null;
    }

    private string PathOf(string key) => Path.Length == 0 ? Excerpt.Of(key) : $"{Path}.{Excerpt.Of(key)}";

    private string Where() => Path.Length == 0 ? "" : $" in {Path}";
}
