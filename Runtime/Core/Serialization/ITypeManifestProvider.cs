namespace Orleans.Serialization.Configuration;

/// <summary>Generated per assembly: adds what the assembly declares to the manifest.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public interface ITypeManifestProvider
{
    /// <summary>Adds to <paramref name="options"/>.</summary>
    void Configure(TypeManifestOptions options);
}
