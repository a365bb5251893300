namespace Orleans.Serialization.Configuration;

/// <summary>Generated per assembly: names its manifest provider.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class TypeManifestProviderAttribute(Type providerType) : Attribute
{
    /// <summary>A type that implements <see cref="ITypeManifestProvider"/> and has a parameterless constructor.</summary>
    public Type ProviderType { get; } = providerType;
}
