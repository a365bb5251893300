using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;

namespace Orleans.Storage;

/// <summary>Finds storage providers.</summary>
public static class GrainStorageHelpers
{
    /// <summary>The provider that the class names with [StorageProvider], else the default one.</summary>
    /// <exception cref="BadProviderConfigException">It is not registered.</exception>
    public static IGrainStorage GetGrainStorage(Type grainType, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(grainType);
        var name = grainType.GetCustomAttribute<StorageProviderAttribute>(inherit: true)?.ProviderName;
        var storage = string.IsNullOrEmpty(name) ? services.GetService<IGrainStorage>() : services.GetKeyedService<IGrainStorage>(name);
        return storage ?? throw new BadProviderConfigException($"{grainType} uses the storage provider '{name ?? ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME}', and none is registered under that name.");
    }
}
