namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>A plain value may stand for the whole record: it is the value of these keys.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class ScalarAttribute(params string[] keys) : Attribute
{
    internal IReadOnlyList<string> Keys { get; } = keys;
}
