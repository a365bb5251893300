using System.Net;
using Microsoft.Extensions.Configuration;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Development clustering by configuration; key <c>PrimarySiloEndpoint</c> (ip:port) when another silo is the primary.</summary>
internal sealed class DevelopmentClusteringProvider : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection section)
    {
        var text = section[nameof(DevelopmentClusterMembershipOptions.PrimarySiloEndpoint)];
        IPEndPoint? primary = null;
        if (!string.IsNullOrWhiteSpace(text) && !IPEndPoint.TryParse(text, out primary))
            throw new OrleansConfigurationException($"Configuration key '{section.Path}:PrimarySiloEndpoint' is '{text}', which is not an address and port.");
        builder.UseDevelopmentClustering(primary);
    }
}
