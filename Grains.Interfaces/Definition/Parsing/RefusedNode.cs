namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Something that was already reported; whoever reads it says nothing more.</summary>
internal sealed record RefusedNode(TextPosition At) : Node(At)
{
    internal override string Kind => "something refused";
}
