using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Runtime.Messaging;

namespace Orleans.Hosting;

/// <summary>How a client finds its cluster.</summary>
public static class ClientClusteringExtensions
{
    private const string DevelopmentId = "dev";

    /// <summary>Connects to the gateway of a silo on this machine.</summary>
    public static IClientBuilder UseLocalhostClustering(this IClientBuilder builder, int gatewayPort = 30000, string serviceId = DevelopmentId, string clusterId = DevelopmentId) =>
        builder.UseLocalhostClustering([gatewayPort], serviceId, clusterId);

    /// <summary>Connects to the gateways of silos on this machine.</summary>
    public static IClientBuilder UseLocalhostClustering(this IClientBuilder builder, int[] gatewayPorts, string serviceId = DevelopmentId, string clusterId = DevelopmentId)
    {
        ArgumentNullException.ThrowIfNull(gatewayPorts);
        builder.UseStaticClustering([.. gatewayPorts.Select(port => new IPEndPoint(IPAddress.Loopback, port))]);
        builder.Services.PostConfigure<ClusterOptions>(options =>
        {
            // The literal defaults only fill in what is blank.
            if (serviceId != DevelopmentId || string.IsNullOrWhiteSpace(options.ServiceId)) options.ServiceId = serviceId;
            if (clusterId != DevelopmentId || string.IsNullOrWhiteSpace(options.ClusterId)) options.ClusterId = clusterId;
        });
        return builder;
    }

    /// <summary>Connects to these gateways.</summary>
    public static IClientBuilder UseStaticClustering(this IClientBuilder builder, params IPEndPoint[] endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return builder.UseStaticClustering((StaticGatewayListProviderOptions options) => options.Gateways = [.. endpoints.Select(endpoint => GatewayUri.Create(endpoint))]);
    }

    /// <summary>Connects to the gateways of the options.</summary>
    public static IClientBuilder UseStaticClustering(this IClientBuilder builder, Action<StaticGatewayListProviderOptions> configureOptions) =>
        builder.UseStaticClustering((OptionsBuilder<StaticGatewayListProviderOptions> options) => options.Configure(configureOptions));

    /// <summary>Connects to the gateways of the options.</summary>
    public static IClientBuilder UseStaticClustering(this IClientBuilder builder, Action<OptionsBuilder<StaticGatewayListProviderOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configureOptions);
        configureOptions(builder.Services.AddOptions<StaticGatewayListProviderOptions>());
        builder.Services.TryAddSingleton<IGatewayListProvider, StaticGatewayListProvider>();
        return builder;
    }
}
