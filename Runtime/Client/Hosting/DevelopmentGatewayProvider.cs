using System.Net;
using Microsoft.Extensions.Configuration;

namespace Orleans.Hosting;

/// <summary>The gateway of a silo on this machine by configuration; key <c>GatewayPort</c>.</summary>
internal sealed class DevelopmentGatewayProvider : IProviderBuilder<IClientBuilder>
{
    private const int DefaultGatewayPort = 30000;

    public void Configure(IClientBuilder builder, string? name, IConfigurationSection section) =>
        builder.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, section.GetValue("GatewayPort", DefaultGatewayPort)));
}
