using Microsoft.Extensions.Configuration;

namespace Orleans.Hosting;

/// <summary>Adds a provider that the configuration names; made with its parameterless constructor.</summary>
internal interface IProviderBuilder<TBuilder>
{
    /// <param name="builder">The silo's or client's builder.</param>
    /// <param name="name">What the configuration calls it, where there can be several; else null.</param>
    /// <param name="section">The provider's own section.</param>
    void Configure(TBuilder builder, string? name, IConfigurationSection section);
}
