using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Marks the service collection of a host as that of a silo or of a client, with its one builder, so that repeated calls accumulate.</summary>
internal sealed class OrleansHostRole
{
    private OrleansHostRole(object builder) => Builder = builder;

    public object Builder { get; }

    /// <summary>The builder of this host, made at the first call.</summary>
    /// <exception cref="OrleansConfigurationException">The host has the other role already.</exception>
    public static TBuilder GetOrAdd<TBuilder>(IServiceCollection services, Func<TBuilder> create)
        where TBuilder : class
    {
        foreach (var service in services)
        {
            if (service.ServiceType != typeof(OrleansHostRole)) continue;
            return ((OrleansHostRole)service.ImplementationInstance!).Builder as TBuilder ?? throw new OrleansConfigurationException(
                "One host cannot be a silo and a client: UseOrleans and UseOrleansClient were both called. A silo has a client of its own, injectable as IClusterClient.");
        }

        var builder = create();
        services.AddSingleton(new OrleansHostRole(builder));
        return builder;
    }
}
