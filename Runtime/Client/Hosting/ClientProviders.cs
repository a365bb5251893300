using Microsoft.Extensions.Configuration;

namespace Orleans.Hosting;

/// <summary>The providers of clients that configuration can name.</summary>
internal static class ClientProviders
{
    private static readonly NamedProvider[] Known =
    [
        new("Clustering", "Development", typeof(DevelopmentGatewayProvider).AssemblyQualifiedName!, "Microsoft.Orleans.Client"),
        new("Clustering", "Static", typeof(StaticGatewayProvider).AssemblyQualifiedName!, "Microsoft.Orleans.Client"),
        new("Clustering", "AdoNet", "Orleans.Hosting.AdoNetClusteringProvider, OrleansHa.Runtime.Clustering.AdoNet", "Microsoft.Orleans.Clustering.AdoNet"),
    ];

    public static void Apply(IClientBuilder builder, IConfigurationSection section) =>
        NamedProviders.Apply(builder, "Clustering", null, section.GetSection("Clustering"), Known);
}
