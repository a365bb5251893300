using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Orleans.TestingHost;

/// <summary>Adds storage that fails on request.</summary>
public static class FaultInjectionStorageSiloBuilderExtensions
{
    /// <summary>Adds storage in memory whose faults <see cref="IStorageFaultGrain"/> sets.</summary>
    public static ISiloBuilder AddFaultInjectionMemoryStorage(this ISiloBuilder builder, string name) =>
        builder.AddFaultInjectionMemoryStorage(name, static _ => { }, static _ => { });

    /// <summary>Adds storage in memory whose faults <see cref="IStorageFaultGrain"/> sets.</summary>
    public static ISiloBuilder AddFaultInjectionMemoryStorage(
        this ISiloBuilder builder, string name, Action<MemoryGrainStorageOptions> configureOptions, Action<FaultInjectionGrainStorageOptions> configureFaultInjectionOptions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var behind = $"{name}/without faults";
        builder.AddMemoryGrainStorage(behind, configureOptions);
        builder.Services.Configure(name, configureFaultInjectionOptions);
        builder.Services.AddGrainStorage(name, (services, _) => new FaultInjectionGrainStorage(
            services.GetRequiredKeyedService<IGrainStorage>(behind),
            services.GetRequiredService<IGrainFactory>().GetGrain<IStorageFaults>(name),
            services.GetRequiredService<IOptionsMonitor<FaultInjectionGrainStorageOptions>>().Get(name),
            services.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
