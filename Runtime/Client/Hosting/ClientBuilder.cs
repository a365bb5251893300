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

    public static ClientBuilder GetOrAdd(IServiceCollection services, IConfiguration configuration) => OrleansHostRole.GetOrAdd(services, () =>
    {
        ClientServices.Add(services, configuration);
        var builder = new ClientBuilder(services, configuration);
        ClientProviders.Apply(builder, configuration.GetSection("Orleans"));
        return builder;
    });
}
