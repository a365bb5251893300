using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orleans.Runtime.MembershipService.SiloMetadata;

/// <summary>Registers what silos know of each other besides membership.</summary>
internal static class SiloFactsServices
{
    public static IServiceCollection AddSiloFacts(this IServiceCollection services)
    {
        services.AddOptions<SiloMetadataOptions>();
        services.TryAddSingleton<SiloFactsTarget>();
        services.TryAddSingleton<SiloMetadataCache>();
        services.TryAddSingleton<ISiloMetadataCache>(provider => provider.GetRequiredService<SiloMetadataCache>());
        services.AddSingleton<IMembershipObserver>(provider => provider.GetRequiredService<SiloMetadataCache>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloFactsParticipant>();
        return services;
    }
}
