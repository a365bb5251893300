using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization.Configuration;

namespace Orleans.Serialization;

/// <summary>Registers serialization.</summary>
public static class SerializerServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="Serializer"/>, <see cref="Serializer{T}"/>, <see cref="DeepCopier"/> and <see cref="DeepCopier{T}"/> over the manifests
    /// of all assemblies of this process that reference the engine. Calling it again only runs <paramref name="configure"/>.
    /// </summary>
    public static IServiceCollection AddSerializer(this IServiceCollection services, Action<ISerializerBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.All(service => service.ServiceType != typeof(CodecProvider)))
        {
            services.AddOptions<TypeManifestOptions>().Configure(ManifestDiscovery.Configure);
            services.AddOptions<ExceptionSerializationOptions>();
            services.AddSingleton<CodecProvider>();
            services.AddSingleton<IConfigurationValidator, SerializerConfigurationValidator>();
            services.TryAddSingleton<Serializer>();
            services.TryAddSingleton<DeepCopier>();
            services.TryAddSingleton(typeof(Serializer<>));
            services.TryAddSingleton(typeof(DeepCopier<>));
        }

        configure?.Invoke(new SerializerBuilder(services));
        return services;
    }
}
