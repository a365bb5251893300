namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>A list that stands in the text as a set of keys, each the name of an item.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class KeyedAttribute : Attribute;
