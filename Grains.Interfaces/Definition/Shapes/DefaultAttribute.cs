namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>What an absent key means, as it would stand in the text; <c>{}</c> is a set of keys that are all absent.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class DefaultAttribute(string text) : Attribute
{
    internal string Text { get; } = text;
}
