namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>One of the records that can stand for an abstract one, with its word in the text.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
internal sealed class KindAttribute(string word, Type type) : Attribute
{
    internal string Word { get; } = word;

    internal Type Type { get; } = type;
}
