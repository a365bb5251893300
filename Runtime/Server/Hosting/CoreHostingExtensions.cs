using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;

namespace Orleans.Hosting;

/// <summary>Clusters for development, without a database.</summary>
public static class CoreHostingExtensions
{
    /// <summary>
    /// A cluster on this machine whose membership lives in the primary silo, by default this one. Others join through it, so it starts
    /// first; without it membership does not change any more.
    /// </summary>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder, int siloPort = EndpointOptions.DEFAULT_SILO_PORT, int gatewayPort = EndpointOptions.DEFAULT_GATEWAY_PORT,
        IPEndPoint? primarySiloEndpoint = null, string serviceId = "dev", string clusterId = "dev")
    {
        builder.Services.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = IPAddress.Loopback;
            options.SiloPort = siloPort;
            options.GatewayPort = gatewayPort;
        });
        builder.UseDevelopmentClustering(primarySiloEndpoint ?? new IPEndPoint(IPAddress.Loopback, siloPort));

        // The defaults leave what the configuration says; ids given in code win over it.
        builder.Services.PostConfigure<ClusterOptions>(options =>
        {
            if (serviceId != "dev" || string.IsNullOrWhiteSpace(options.ServiceId)) options.ServiceId = serviceId;
            if (clusterId != "dev" || string.IsNullOrWhiteSpace(options.ClusterId)) options.ClusterId = clusterId;
        });
        return builder;
    }

    /// <summary>Membership that lives in the primary silo, null for this one.</summary>
    public static ISiloBuilder UseDevelopmentClustering(this ISiloBuilder builder, IPEndPoint? primarySiloEndpoint) =>
        builder.UseDevelopmentClustering(options => options.PrimarySiloEndpoint = primarySiloEndpoint);

    /// <summary>Membership that lives in the primary silo.</summary>
    public static ISiloBuilder UseDevelopmentClustering(this ISiloBuilder builder, Action<DevelopmentClusterMembershipOptions> configureOptions) =>
        builder.UseDevelopmentClustering(options => options.Configure(configureOptions));

    /// <summary>Membership that lives in the primary silo.</summary>
    public static ISiloBuilder UseDevelopmentClustering(
        this ISiloBuilder builder, Action<OptionsBuilder<DevelopmentClusterMembershipOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configureOptions);
        configureOptions(builder.Services.AddOptions<DevelopmentClusterMembershipOptions>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, DevelopmentTableTarget>());
        builder.Services.Replace(ServiceDescriptor.Singleton(DevelopmentMembershipTable.Create));
        return builder;
    }
}
