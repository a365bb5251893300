namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>How an enum's value stands in the text, where that is not its name in snake case.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class WordAttribute(string word) : Attribute
{
    internal string Word { get; } = word;
}
