namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Keys and values in the order of the text, each key once.</summary>
internal sealed record MappingNode(TextPosition At, IReadOnlyList<MappingEntry> Entries) : Node(At)
{
    internal override string Kind => "a set of keys";
}
