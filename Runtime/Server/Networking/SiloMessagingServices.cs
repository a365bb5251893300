using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Metadata;
using Orleans.Runtime.MembershipService;
using Orleans.Runtime.Telemetry;
using Orleans.Serialization;

namespace Orleans.Runtime.Messaging;

/// <summary>Messaging of a silo.</summary>
internal static class SiloMessagingServices
{
    /// <summary>
    /// Needs <see cref="ILocalSiloDetails"/>, and <see cref="IMessageCenter"/>, <see cref="IMessageReceiver"/> and <see cref="IUndeliverableMessages"/>
    /// of the silo's message center.
    /// </summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.TryAddSingleton(provider =>
        {
            var silo = provider.GetRequiredService<ILocalSiloDetails>().SiloAddress;
            return new CallerIdentity(ClientGrainId.Hosted(silo), silo);
        });
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<SiloMessagingOptions>>().Value;
            return new CallSettings(options, options.SystemResponseTimeout, options.MaxForwardCount);
        });
        services.AddMessagingCore();
        services.TryAddSingleton<GrainClassMap>();
        services.TryAddSingleton<IGrainClassMap>(provider => provider.GetRequiredService<GrainClassMap>());
        services.TryAddSingleton<ILocalGrainClasses>(provider => provider.GetRequiredService<GrainClassMap>());
        services.TryAddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainFactory>());
        services.TryAddSingleton<IClientRouter, ClientRouter>();
        AddConnections(services);
        return services;
    }

    private static void AddConnections(IServiceCollection services)
    {
        services.AddOptions<SiloConnectionOptions>();
        services.TryAddSingleton(provider => new SiloNeighbours(provider, provider.GetService<SiloStopSwitch>()));
        services.TryAddSingleton(provider => new ConnectionTerminal(
            provider.GetRequiredService<Serializer>(),
            provider.GetRequiredService<IOptions<SiloMessagingOptions>>().Value,
            provider.GetRequiredService<IOptions<ConnectionOptions>>(),
            provider.GetRequiredService<IOptions<ClusterOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ConnectionTerminal>>(),
            provider.GetRequiredService<MessagingInstruments>()));
        services.TryAddSingleton(provider => new ConnectionDialer(
            provider,
            provider.GetRequiredService<IOptions<SiloConnectionOptions>>().Value.ApplySiloOutbound,
            provider.GetRequiredService<ConnectionTerminal>(),
            provider.GetRequiredService<IOptions<ConnectionOptions>>(),
            provider.GetRequiredService<INetwork>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<SiloConnections>();
        services.TryAddSingleton<IMessageTransport>(provider => provider.GetRequiredService<SiloConnections>());
        services.AddSingleton<IDeadSiloSink>(provider => provider.GetRequiredService<SiloConnections>());
        services.AddSingleton<IMembershipObserver>(provider => provider.GetRequiredService<SiloConnections>());
        services.TryAddSingleton<ClientSessions>();
        services.TryAddSingleton<ClientsTarget>();
        services.TryAddSingleton<ClientLocator>();
        services.TryAddSingleton(provider => new Lazy<ClientLocator>(provider.GetRequiredService<ClientLocator>));
        services.TryAddSingleton<GatewayConnections>();
        services.AddSingleton<IDeadSiloSink>(provider => provider.GetRequiredService<GatewayConnections>());
        services.TryAddSingleton(provider => new Lazy<GatewayConnections>(provider.GetRequiredService<GatewayConnections>));
        services.TryAddSingleton<SiloListeners>();
        services.TryAddSingleton(provider => new Lazy<SiloListeners>(provider.GetRequiredService<SiloListeners>));
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloMessagingLifecycle>();
    }
}
