namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>How the text says which kind it is: by the word of a key, or (without one) by being a key itself.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class UnionAttribute(string? by = null) : Attribute
{
    internal string? By { get; } = by;
}
