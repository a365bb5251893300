namespace OrleansHa.Grains.Interfaces.Definition.Shapes;

/// <summary>A key that this kind needs, although others of its family do not.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class RequiresAttribute(string key) : Attribute
{
    internal string Key { get; } = key;
}
