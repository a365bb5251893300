using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;

namespace Orleans.Runtime;

/// <summary>Registers what measures this silo.</summary>
internal static class LoadServices
{
    public static IServiceCollection AddLoad(this IServiceCollection services)
    {
        services.TryAddSingleton<ISiloResources, SiloResources>();
        services.TryAddSingleton<OverloadDetector>();
        services.AddSingleton<IConfigurationValidator, LoadSheddingOptionsValidator>();
        return services;
    }
}
