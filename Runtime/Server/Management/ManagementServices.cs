using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orleans.Runtime;

/// <summary>Registers what the management grain asks.</summary>
internal static class ManagementServices
{
    public static IServiceCollection AddManagement(this IServiceCollection services)
    {
        services.TryAddSingleton<SiloControlTarget>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloControlParticipant>();
        return services;
    }
}
