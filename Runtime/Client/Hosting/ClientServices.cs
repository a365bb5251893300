using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Messaging;
using Orleans.Runtime.Telemetry;
using Orleans.Serialization;

namespace Orleans.Hosting;

/// <summary>The services of a client.</summary>
internal static class ClientServices
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddLogging();
        AddOptions(services, configuration.GetSection("Orleans"));
        services.TryAddSingleton(_ => new CallerIdentity(ClientGrainId.NewClient(), null));
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ClientMessagingOptions>>().Value;
            return new CallSettings(options, options.ResponseTimeout, maxForwardCount: 2);
        });
        services.AddMessagingCore();
        AddConnections(services);
        services.TryAddSingleton<ClientLifecycle>();
        services.TryAddSingleton<IClusterClientLifecycle>(provider => provider.GetRequiredService<ClientLifecycle>());
        services.TryAddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainFactory>());
        services.AddSingleton<IConfigurationValidator, ClientOptionsValidator>();
        services.AddSingleton<IHostedService, ClusterClientHost>();
    }

    private static void AddOptions(IServiceCollection services, IConfigurationSection section)
    {
        services.AddOptions<ClusterOptions>().Bind(section);
        services.AddOptions<ClientMessagingOptions>().Bind(section.GetSection("Messaging"));
        services.AddOptions<GatewayOptions>().Bind(section.GetSection("Gateway"));
        services.AddOptions<ConnectionOptions>();
        services.AddOptions<ClientConnectionOptions>();
        services.AddOptions<StaticGatewayListProviderOptions>();
        if (section.GetValue<bool>("EnableDistributedTracing")) ActivityPropagationExtensions.Add(services);
    }

    private static void AddConnections(IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ConnectionTerminal(
            provider.GetRequiredService<Serializer>(),
            provider.GetRequiredService<IOptions<ClientMessagingOptions>>().Value,
            provider.GetRequiredService<IOptions<ConnectionOptions>>(),
            provider.GetRequiredService<IOptions<ClusterOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ConnectionTerminal>>(),
            provider.GetRequiredService<MessagingInstruments>()));
        services.TryAddSingleton(provider => new ConnectionDialer(
            provider,
            provider.GetRequiredService<IOptions<ClientConnectionOptions>>().Value.Apply,
            provider.GetRequiredService<ConnectionTerminal>(),
            provider.GetRequiredService<IOptions<ConnectionOptions>>(),
            provider.GetRequiredService<INetwork>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ConnectionEvents>();
        services.TryAddSingleton<GatewayPool>();
        services.TryAddSingleton<ClientMessageCenter>();
        services.TryAddSingleton<IMessageCenter>(provider => provider.GetRequiredService<ClientMessageCenter>());
    }
}
