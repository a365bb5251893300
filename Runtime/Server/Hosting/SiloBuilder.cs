using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>The one builder of a silo host.</summary>
internal sealed class SiloBuilder : ISiloBuilder
{
    public SiloBuilder(IServiceCollection services, IConfiguration configuration)
    {
        Services = services;
        Configuration = configuration;
        DefaultSiloServices.AddTo(services, configuration.GetSection("Orleans"));
        SiloProviders.Apply(this, configuration.GetSection("Orleans"));
    }

    public IServiceCollection Services { get; }

    public IConfiguration Configuration { get; }
}
