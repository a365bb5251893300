using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Storage;

/// <summary>Fills in the serializer that was not set: the one registered under the provider's name, else the unnamed one.</summary>
internal sealed class GrainStorageSerializerFromServices(IServiceProvider services) : IPostConfigureOptions<AdoNetGrainStorageOptions>
{
    public void PostConfigure(string? name, AdoNetGrainStorageOptions options)
    {
        if (options.GrainStorageSerializer is not null) return;
        options.GrainStorageSerializer = services.GetKeyedService<IGrainStorageSerializer>(name) ?? services.GetService<IGrainStorageSerializer>()!;
    }
}
