namespace Orleans.Runtime;

/// <summary>Names a grain interface on the wire.</summary>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class GrainInterfaceTypeAttribute(string value) : Attribute
{
    /// <summary>The name.</summary>
    public string Value { get; } = value;
}
