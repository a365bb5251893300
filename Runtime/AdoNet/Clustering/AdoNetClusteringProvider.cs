using Microsoft.Extensions.Configuration;
using Orleans.AdoNet;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Clustering in a database by configuration, for silos and clients.</summary>
internal sealed class AdoNetClusteringProvider : IProviderBuilder<ISiloBuilder>, IProviderBuilder<IClientBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection section) => builder.UseAdoNetClustering((AdoNetClusteringSiloOptions options) =>
    {
        options.Invariant = section["Invariant"] ?? options.Invariant;
        options.ConnectionString = AdoNetSection.ConnectionString(section, builder.Configuration);
    });

    public void Configure(IClientBuilder builder, string? name, IConfigurationSection section) => builder.UseAdoNetClustering((AdoNetClusteringClientOptions options) =>
    {
        options.Invariant = section["Invariant"] ?? options.Invariant;
        options.ConnectionString = AdoNetSection.ConnectionString(section, builder.Configuration);
    });
}
