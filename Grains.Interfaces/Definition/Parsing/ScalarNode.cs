namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>A word, number or text.</summary>
/// <param name="At">Where it starts.</param>
/// <param name="Text">Without quotes.</param>
/// <param name="IsPlain">Not quoted: only such a one can be a number, a flag or nothing.</param>
internal sealed record ScalarNode(TextPosition At, string Text, bool IsPlain) : Node(At)
{
    internal bool IsEmpty => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    internal override string Kind => IsEmpty ? "nothing" : IsPlain ? "a plain value" : "a quoted text";
}
