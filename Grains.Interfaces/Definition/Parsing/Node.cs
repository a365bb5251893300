namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>One value of the text with its place.</summary>
internal abstract record Node(TextPosition At)
{
    /// <summary>What it is, for a message.</summary>
    internal abstract string Kind { get; }
}
