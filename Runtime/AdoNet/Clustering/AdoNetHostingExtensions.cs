using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Runtime.MembershipService;
using Orleans.Runtime.Messaging;

namespace Orleans.Hosting;

/// <summary>Clustering through a relational database whose tables exist already.</summary>
public static class AdoNetHostingExtensions
{
    /// <summary>Lets a silo join the cluster of its ClusterId through the database.</summary>
    public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<AdoNetClusteringSiloOptions> configureOptions) =>
        builder.UseAdoNetClustering(options => options.Configure(configureOptions));

    /// <summary>Lets a silo join the cluster of its ClusterId through the database.</summary>
    public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<OptionsBuilder<AdoNetClusteringSiloOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configureOptions);
        configureOptions(builder.Services.AddOptions<AdoNetClusteringSiloOptions>());
        builder.Services.AddSingleton<IMembershipTable, AdoNetMembershipTable>();
        builder.Services.AddSingleton<IConfigurationValidator, AdoNetClusteringSiloOptionsValidator>();
        return builder;
    }

    /// <summary>Lets a client find the gateways of the cluster of its ClusterId in the database.</summary>
    public static IClientBuilder UseAdoNetClustering(this IClientBuilder builder, Action<AdoNetClusteringClientOptions> configureOptions) =>
        builder.UseAdoNetClustering(options => options.Configure(configureOptions));

    /// <summary>Lets a client find the gateways of the cluster of its ClusterId in the database.</summary>
    public static IClientBuilder UseAdoNetClustering(this IClientBuilder builder, Action<OptionsBuilder<AdoNetClusteringClientOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configureOptions);
        configureOptions(builder.Services.AddOptions<AdoNetClusteringClientOptions>());
        builder.Services.AddSingleton<IGatewayListProvider, AdoNetGatewayListProvider>();
        builder.Services.AddSingleton<IConfigurationValidator, AdoNetClusteringClientOptionsValidator>();
        return builder;
    }
}
