using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Metadata;

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
        services.TryAddSingleton<IMessageTransport, SiloConnections>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloMessagingLifecycle>();
        return services;
    }
}
