using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>Registers what grains keep their state with.</summary>
internal static class GrainStateServices
{
    public static IServiceCollection AddGrainStates(this IServiceCollection services)
    {
        services.TryAddSingleton<IPersistentStateFactory, PersistentStateFactory>();
        services.TryAddSingleton<IGrainStorageSerializer, JsonGrainStorageSerializer>();
        return services;
    }
}
