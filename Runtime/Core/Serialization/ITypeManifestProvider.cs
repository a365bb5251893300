namespace Orleans.Serialization.Configuration;

/// <summary>Generated per assembly: adds what the assembly declares to the manifest.</summary>
public interface ITypeManifestProvider
{
    /// <summary>Adds to <paramref name="options"/>.</summary>
    void Configure(TypeManifestOptions options);
}
