namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

internal sealed record SequenceNode(TextPosition At, IReadOnlyList<Node> Items) : Node(At)
{
    internal override string Kind => "a list";
}
