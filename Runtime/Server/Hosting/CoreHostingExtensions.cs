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
    /// A cluster on this machine whose membership lives in this process: a single silo, or several of one process with the same primary.
    /// Processes cannot join through a primary silo on this engine; several of them need a table, e.g. UseAdoNetClustering.
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

    /// <summary>Membership that lives in this process; the primary silo is this one.</summary>
    public static ISiloBuilder UseDevelopmentClustering(this ISiloBuilder builder, IPEndPoint? primarySiloEndpoint) =>
        builder.UseDevelopmentClustering(options => options.PrimarySiloEndpoint = primarySiloEndpoint);

    /// <summary>Membership that lives in this process.</summary>
    public static ISiloBuilder UseDevelopmentClustering(this ISiloBuilder builder, Action<DevelopmentClusterMembershipOptions> configureOptions) =>
        builder.UseDevelopmentClustering(options => options.Configure(configureOptions));

    /// <summary>Membership that lives in this process.</summary>
    public static ISiloBuilder UseDevelopmentClustering(
        this ISiloBuilder builder, Action<OptionsBuilder<DevelopmentClusterMembershipOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configureOptions);
        configureOptions(builder.Services.AddOptions<DevelopmentClusterMembershipOptions>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigurationValidator, DevelopmentClusteringValidator>());
        builder.Services.Replace(ServiceDescriptor.Singleton<IMembershipTable>(DevelopmentTable));
        return builder;
    }

    /// <summary>The table of the silos in this process that name the same primary.</summary>
    internal static InMemoryMembershipTable DevelopmentTable(IServiceProvider services)
    {
        var primary = services.GetRequiredService<IOptions<DevelopmentClusterMembershipOptions>>().Value.PrimarySiloEndpoint
            ?? services.GetRequiredService<ILocalSiloDetails>().SiloAddress.Endpoint;
        return new InMemoryMembershipTable($"{services.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId} at port {primary.Port}");
    }

    internal static OrleansConfigurationException NoPrimary(IPEndPoint primary) => new(
        $"The primary silo {primary} is not in this process: this engine's development clustering works inside one process. Use a membership table, e.g. UseAdoNetClustering.");
}
