using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Storage;

/// <summary>Fills in the serializer that the options do not name: the one registered under the provider's name, else the default one.</summary>
internal sealed class MemoryGrainStorageSerializerFromServices(IServiceProvider services) : IPostConfigureOptions<MemoryGrainStorageOptions>
{
    public void PostConfigure(string? name, MemoryGrainStorageOptions options) =>
        options.GrainStorageSerializer ??= services.GetKeyedService<IGrainStorageSerializer>(name) ?? services.GetRequiredService<IGrainStorageSerializer>();
}
