using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime.MembershipService;

namespace Orleans.Runtime;

/// <summary>Registers what runs grain services.</summary>
internal static class GrainServiceServices
{
    public static IServiceCollection AddGrainServices(this IServiceCollection services)
    {
        services.TryAddSingleton<GrainServiceRing>();
        services.AddSingleton<IMembershipObserver>(provider => provider.GetRequiredService<GrainServiceRing>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, GrainServiceParticipant>();
        return services;
    }
}
