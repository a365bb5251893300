using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;
using Orleans.Metadata;
using Orleans.Runtime.Telemetry;
using Orleans.Serialization;

namespace Orleans.Runtime.Messaging;

/// <summary>What messaging in silos and in clients have in common.</summary>
internal static class MessagingServices
{
    /// <summary>Needs <see cref="CallerIdentity"/>, <see cref="CallSettings"/> and <see cref="IMessageCenter"/> from the side that adds it.</summary>
    public static IServiceCollection AddMessagingCore(this IServiceCollection services)
    {
        services.AddSerializer();
        services.AddMetrics();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigurationValidator, IneffectiveOptions>());
        services.TryAddSingleton<EngineMeter>();
        services.TryAddSingleton<MessagingInstruments>();
        services.TryAddSingleton<RequestInstruments>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INetwork, SocketNetwork>();
        services.TryAddSingleton(provider => new Lazy<IMessageCenter>(provider.GetRequiredService<IMessageCenter>));
        services.TryAddSingleton(provider => new Lazy<ReferenceFactory>(provider.GetRequiredService<ReferenceFactory>));
        services.TryAddSingleton(provider => new Lazy<IEnumerable<IOutgoingGrainCallFilter>>(provider.GetServices<IOutgoingGrainCallFilter>));
        services.TryAddSingleton(provider => new Lazy<IEnumerable<IIncomingGrainCallFilter>>(provider.GetServices<IIncomingGrainCallFilter>));
        services.TryAddSingleton(provider => new Lazy<ProcessContext>(provider.GetRequiredService<ProcessContext>));
        services.TryAddSingleton<IMessageBodies, MessageBodies>();
        services.TryAddSingleton(provider =>
        {
            var settings = provider.GetRequiredService<CallSettings>();
            return new CallTable(provider.GetRequiredService<Lazy<IMessageCenter>>(), provider.GetRequiredService<IMessageBodies>(), settings.MaxForwardCount)
            {
                Instruments = provider.GetRequiredService<RequestInstruments>(),
                CancelsOnTimeout = settings.CancelsOnTimeout,
                AwaitsCancellation = settings.AwaitsCancellation,
            };
        });
        services.TryAddSingleton<ICallTable>(provider => provider.GetRequiredService<CallTable>());
        services.TryAddSingleton(provider => new CallTimer(
            provider.GetRequiredService<CallTable>(),
            provider.GetKeyedService<TimeProvider>(TimeProviderNames.Messaging) ?? provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new Lazy<CallTimer>(provider.GetRequiredService<CallTimer>));
        services.TryAddSingleton<LocalObjectInvoker>();
        services.TryAddSingleton<LocalObjects>();
        AddReferences(services);
        return services;
    }

    private static void AddReferences(IServiceCollection services)
    {
        services.TryAddSingleton<GrainInterfaceMap>();
        services.TryAddSingleton<ClusterGrainClasses>();
        services.TryAddSingleton<IClusterGrainClasses>(provider => provider.GetRequiredService<ClusterGrainClasses>());
        services.TryAddSingleton<GrainTypeResolver>();
        services.TryAddSingleton<GrainReferenceRuntime>();
        services.TryAddSingleton<IGrainReferenceRuntime>(provider => provider.GetRequiredService<GrainReferenceRuntime>());
        services.TryAddSingleton<ReferenceFactory>();
        services.TryAddSingleton<IGrainReferenceFactory>(provider => provider.GetRequiredService<ReferenceFactory>());
        services.TryAddSingleton<GrainFactory>();
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainFactory>());
        services.TryAddSingleton<ISystemTargetFactory>(provider => provider.GetRequiredService<GrainFactory>());
        services.TryAddSingleton<ProcessContext>();
        services.TryAddSingleton<IGrainContextAccessor, GrainContextAccessor>();
    }
}
