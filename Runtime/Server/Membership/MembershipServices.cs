using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime.Messaging;
using Orleans.Runtime.Scheduler;

namespace Orleans.Runtime.MembershipService;

/// <summary>Registers membership.</summary>
internal static class MembershipServices
{
    /// <summary>Needs <see cref="IMembershipTable"/>, <see cref="ILocalSiloDetails"/>, <see cref="IFatalErrorHandler"/>, <see cref="ISystemTargetFactory"/> and <see cref="ISystemTargetRegistry"/> from others.</summary>
    public static IServiceCollection AddMembership(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new MembershipClock(
            provider.GetKeyedService<TimeProvider>(TimeProviderNames.Membership) ?? provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddSingleton<IConfigurationValidator, ClusterMembershipOptionsValidator>();
        services.TryAddSingleton<IPeerTransport, SystemTargetTransport>();
        services.TryAddSingleton<MembershipViews>();
        services.TryAddSingleton<SiloStatusListeners>();
        services.TryAddSingleton<ViewDispatcher>();
        services.TryAddSingleton<LocalRow>();
        services.TryAddSingleton<TableAgent>();
        services.TryAddSingleton<HeartbeatReadings>();
        services.TryAddSingleton<StartReadings>();
        services.TryAddSingleton<DeathRuler>();
        services.TryAddSingleton<JoinCheck>();
        services.TryAddSingleton<MembershipUpkeep>();
        services.TryAddSingleton<PingTarget>();
        services.TryAddSingleton<MembershipTarget>();
        services.TryAddSingleton<ISiloStatusOracle, SiloStatusOracle>();
        services.TryAddSingleton<IClusterMembershipService, ClusterMembershipService>();
        services.TryAddSingleton<FailureMonitor>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMembershipObserver, FailureMonitor>(provider => provider.GetRequiredService<FailureMonitor>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConnectionObserver, FailureMonitor>(provider => provider.GetRequiredService<FailureMonitor>()));
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, MembershipParticipant>();
        services.TryAddSingleton<TurnGate>();
        services.TryAddSingleton<SelfCheck>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SelfWatch>();
        return services;
    }
}
