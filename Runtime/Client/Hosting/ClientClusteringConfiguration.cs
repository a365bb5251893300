using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Runtime.Messaging;

namespace Orleans.Hosting;

/// <summary>Reads <c>Orleans:Clustering</c>: provider type Development (the local machine) or Static (<c>Gateways</c>: ip:port each). Other providers are configured in code.</summary>
internal static class ClientClusteringConfiguration
{
    private const int DefaultGatewayPort = 30000;

    public static void Apply(IServiceCollection services, IConfigurationSection section)
    {
        switch (section["ProviderType"])
        {
            case null or "":
                return;
            case "Development":
                AddStatic(services, [new IPEndPoint(IPAddress.Loopback, section.GetValue("GatewayPort", DefaultGatewayPort))]);
                return;
            case "Static":
                AddStatic(services, [.. section.GetSection("Gateways").GetChildren().Select(Read)]);
                return;
            default:
                throw new OrleansConfigurationException(
                    $"{section.Path}:ProviderType is '{section["ProviderType"]}', which is not known to clients. Use Development or Static here, or configure the provider in code.");
        }
    }

    public static void AddStatic(IServiceCollection services, IReadOnlyList<IPEndPoint> endpoints)
    {
        services.Configure<StaticGatewayListProviderOptions>(options => options.Gateways = [.. endpoints.Select(endpoint => GatewayUri.Create(endpoint))]);
        services.TryAddSingleton<IGatewayListProvider, StaticGatewayListProvider>();
    }

    private static IPEndPoint Read(IConfigurationSection gateway) => IPEndPoint.TryParse(gateway.Value ?? "", out var endpoint) && endpoint.Port > 0
        ? endpoint
        : throw new OrleansConfigurationException($"{gateway.Path} is '{gateway.Value}': expected ip:port.");
}
