using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Chooses the default serializer of stored states.</summary>
public static class GrainStorageSerializerExtensions
{
    /// <summary>Stores states as System.Text.Json writes them.</summary>
    public static ISiloBuilder UseSystemTextJsonGrainStorageSerializer(this ISiloBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<IGrainStorageSerializer, SystemTextJsonGrainStorageSerializer>());
        return builder;
    }
}
