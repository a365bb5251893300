namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>What an absent key means follows from other keys; the rule of the record fills it in.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class ComputedAttribute(string words) : Attribute
{
    /// <summary>For people.</summary>
    internal string Words { get; } = words;
}
