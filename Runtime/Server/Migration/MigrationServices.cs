using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orleans.Runtime;

/// <summary>Registers what moves activations between silos.</summary>
internal static class MigrationServices
{
    public static IServiceCollection AddMigration(this IServiceCollection services)
    {
        services.TryAddSingleton<ActivationMover>();
        services.TryAddSingleton<MigrationTarget>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, MigrationParticipant>();
        return services;
    }
}
