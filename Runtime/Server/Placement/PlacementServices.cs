using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;
using Orleans.Placement;
using Orleans.Runtime.Placement.Filtering;

namespace Orleans.Runtime.Placement;

/// <summary>Registers placement: the strategies and filters that come with the engine.</summary>
internal static class PlacementServices
{
    public static IServiceCollection AddPlacement(this IServiceCollection services)
    {
        services.TryAddSingleton<PlacementStrategyResolver>();
        services.TryAddSingleton<PlacementFilterResolver>();
        services.TryAddSingleton<InterfaceVersions>();
        services.TryAddSingleton<PlacementService>();
        services.TryAddSingleton<IPlacementContext>(provider => provider.GetRequiredService<PlacementService>());
        services.TryAddSingleton<SiloLoadView>();
        services.TryAddSingleton<PlacementStrategy, ResourceOptimizedPlacement>();
        services.AddPlacementDirector<RandomPlacement, RandomPlacementDirector>();
        services.AddPlacementDirector<PreferLocalPlacement, PreferLocalPlacementDirector>();
        services.AddPlacementDirector<StatelessWorkerPlacement, PreferLocalPlacementDirector>();
        services.AddPlacementDirector<HashBasedPlacement, HashBasedPlacementDirector>();
        services.AddPlacementDirector<ActivationCountBasedPlacement, ActivationCountPlacementDirector>();
        services.AddPlacementDirector<ResourceOptimizedPlacement, ResourceOptimizedPlacementDirector>();
        services.AddPlacementDirector<SiloRoleBasedPlacement, SiloRoleBasedPlacementDirector>();
        services.AddSingleton<IConfigurationValidator, ResourceOptimizedPlacementOptionsValidator>();
        services.AddPlacementFilter<RequiredMatchSiloMetadataPlacementFilterStrategy, RequiredMatchSiloMetadataPlacementFilterDirector>(ServiceLifetime.Transient);
        services.AddPlacementFilter<PreferredMatchSiloMetadataPlacementFilterStrategy, PreferredMatchSiloMetadataPlacementFilterDirector>(ServiceLifetime.Transient);
        return services;
    }
}
