using Microsoft.Extensions.Configuration;

namespace Orleans.Hosting;

/// <summary>Adds what <c>ProviderType</c> names in sections under <c>Orleans</c>.</summary>
internal static class NamedProviders
{
    /// <summary>Adds the provider of a section; nothing when the section names none.</summary>
    /// <exception cref="OrleansConfigurationException">The provider is unknown, or its package is not referenced.</exception>
    public static void Apply<TBuilder>(TBuilder builder, string kind, string? name, IConfigurationSection section, IReadOnlyList<NamedProvider> known)
    {
        if (section["ProviderType"] is not { } wanted || string.IsNullOrWhiteSpace(wanted)) return;
        var ofKind = known.Where(provider => provider.Kind == kind).ToList();
        var found = ofKind.Find(provider => string.Equals(provider.Name, wanted, StringComparison.OrdinalIgnoreCase)) ?? throw new OrleansConfigurationException(
            $"Configuration key '{section.Path}:ProviderType' is '{wanted}', which is not known here. Known: {(ofKind.Count == 0 ? "none" : string.Join(", ", ofKind.Select(provider => provider.Name)))}.");
        var type = Type.GetType(found.TypeName, throwOnError: false) ?? throw new OrleansConfigurationException(
            $"Configuration key '{section.Path}:ProviderType' is '{wanted}': the application has to reference {found.Package} for it.");
        ((IProviderBuilder<TBuilder>)Activator.CreateInstance(type, nonPublic: true)!).Configure(builder, name, section);
    }
}
