namespace Orleans.CodeGeneration;

/// <summary>The version of a grain interface.</summary>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class VersionAttribute(ushort version) : Attribute
{
    /// <summary>The version.</summary>
    public ushort Version { get; } = version;
}
