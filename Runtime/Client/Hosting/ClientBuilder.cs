using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>The one client builder of a host; it is found again in the services by later calls.</summary>
internal sealed class ClientBuilder : IClientBuilder
{
    private ClientBuilder(IServiceCollection services, IConfiguration configuration)
    {
        Services = services;
        Configuration = configuration;
    }

    public IServiceCollection Services { get; }

    public IConfiguration Configuration { get; }

    public static ClientBuilder GetOrAdd(IServiceCollection services, IConfiguration configuration)
    {
        foreach (var service in services)
        {
            if (service is { IsKeyedService: false, ImplementationInstance: ClientBuilder existing }) return existing;
        }

        if (services.Any(service => service.ServiceType == typeof(ILocalSiloDetails)))
            throw new OrleansConfigurationException("This host has a silo already (UseOrleans). A host has a silo or a client, not both: inside a silo, inject IGrainFactory or IClusterClient.");
        var builder = new ClientBuilder(services, configuration);
        services.AddSingleton(builder);
        ClientServices.Add(services, configuration);
        return builder;
    }
}
