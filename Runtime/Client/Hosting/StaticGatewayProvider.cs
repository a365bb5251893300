using System.Net;
using Microsoft.Extensions.Configuration;

namespace Orleans.Hosting;

/// <summary>A list of gateways by configuration; key <c>Gateways</c>, each ip:port.</summary>
internal sealed class StaticGatewayProvider : IProviderBuilder<IClientBuilder>
{
    public void Configure(IClientBuilder builder, string? name, IConfigurationSection section) =>
        builder.UseStaticClustering([.. section.GetSection("Gateways").GetChildren().Select(Read)]);

    private static IPEndPoint Read(IConfigurationSection gateway) => IPEndPoint.TryParse(gateway.Value ?? "", out var endpoint) && endpoint.Port > 0
        ? endpoint
        : throw new OrleansConfigurationException($"{gateway.Path} is '{gateway.Value}': expected ip:port.");
}
