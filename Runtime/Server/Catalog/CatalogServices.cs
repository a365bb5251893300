using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Messaging;
using Orleans.Runtime.Scheduler;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>Registers activations, the catalog and the routing of messages to them.</summary>
internal static class CatalogServices
{
    /// <summary>Needs <see cref="IGrainLocator"/>, <see cref="IMessageTransport"/>, <see cref="IClientRouter"/>, membership and serialization from others.</summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.TryAddSingleton<TurnSchedulerShared>();
        services.TryAddSingleton(_ => ArrivedRequests.ForThisProcess());
        services.TryAddSingleton<ActivationShared>();
        services.TryAddSingleton<GrainClasses>();
        services.TryAddSingleton<Catalog>();
        services.TryAddSingleton<ILocalActivations>(provider => provider.GetRequiredService<Catalog>());
        services.TryAddSingleton<ActivationCollector>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<ActivationCollector>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, CatalogShutdown>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, TurnWatchParticipant>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, StatelessWorkersInspection>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ActivationShedding>();
        services.TryAddScoped<GrainContextHolder>();
        services.TryAddScoped(provider => provider.GetRequiredService<GrainContextHolder>().Context);
        services.TryAddSingleton<IGrainRuntime, GrainRuntime>();
        services.TryAddSingleton<ITimerRegistry, TimerRegistry>();

        services.AddKeyedTransient<IGrainExtension, AsyncEnumerableGrainExtension>(typeof(IAsyncEnumerableGrainExtension));

        services.TryAddSingleton<SystemTargetRegistry>();
        services.TryAddSingleton<ISystemTargetRegistry>(provider => provider.GetRequiredService<SystemTargetRegistry>());
        services.TryAddSingleton<GrainAddressing>();
        services.TryAddSingleton<UndeliveredRequests>();
        services.TryAddSingleton<SiloMessageCenter>();
        services.TryAddSingleton<IMessageCenter>(provider => provider.GetRequiredService<SiloMessageCenter>());
        services.TryAddSingleton<IMessageReceiver>(provider => provider.GetRequiredService<SiloMessageCenter>());
        services.TryAddSingleton<IUndeliverableMessages>(provider => provider.GetRequiredService<SiloMessageCenter>());
        return services;
    }
}
