using Microsoft.Extensions.DependencyInjection;
using Orleans.Services;

namespace Orleans.Hosting;

/// <summary>Registers grain services.</summary>
public static class GrainServicesSiloBuilderExtensions
{
    /// <summary>Runs a grain service on this silo; all silos of a cluster should have the same ones.</summary>
    public static ISiloBuilder AddGrainService<T>(this ISiloBuilder builder)
        where T : GrainService
    {
        builder.Services.AddGrainService<T>();
        return builder;
    }

    /// <summary>Runs a grain service on this silo; all silos of a cluster should have the same ones.</summary>
    public static IServiceCollection AddGrainService<T>(this IServiceCollection services)
        where T : GrainService => services.AddGrainService(typeof(T));

    /// <summary>Runs a grain service on this silo; all silos of a cluster should have the same ones.</summary>
    /// <exception cref="InvalidOperationException">It does not have exactly one interface derived from <see cref="IGrainService"/>.</exception>
    public static IServiceCollection AddGrainService(this IServiceCollection services, Type grainServiceType)
    {
        ArgumentNullException.ThrowIfNull(grainServiceType);
        if (!grainServiceType.IsAssignableTo(typeof(GrainService)))
            throw new ArgumentException($"{grainServiceType} is not a {nameof(GrainService)}.", nameof(grainServiceType));
        var type = GrainServiceIdentity.TypeOf(GrainServiceIdentity.InterfaceOf(grainServiceType));
        return services.AddSingleton<IGrainService>(provider =>
        {
            var silo = provider.GetRequiredService<Silo>();
            return (IGrainService)ActivatorUtilities.CreateInstance(provider, grainServiceType, SystemTargetGrainId.Create(type, silo.SiloAddress), silo);
        });
    }
}
