using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.TestingHost.Logging;

namespace Orleans.TestingHost;

/// <summary>Makes the hosts of a test cluster from the configurator types in its configuration.</summary>
internal sealed class TestClusterHosts(IConfiguration configuration, ClusterLog log)
{
    public async Task<InProcessSiloHandle> StartSiloAsync(string name, short instance, int siloPort, int gatewayPort, CancellationToken cancellationToken)
    {
        var options = configuration.GetTestClusterOptions();
        var configurators = Make(options.SiloBuilderConfiguratorTypes);
        var builder = NewHost(name);
        foreach (var configurator in configurators.OfType<IHostConfigurator>()) configurator.Configure(builder);
        builder.UseOrleans(silo =>
        {
            TestSilos.Configure(silo, name, siloPort, gatewayPort, options.ClusterId, options.ServiceId, options.UseTestClusterMembership, options.UseRealEnvironmentStatistics);
            foreach (var configurator in configurators.OfType<ISiloConfigurator>()) configurator.Configure(silo);
        });
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var details = host.Services.GetRequiredService<ILocalSiloDetails>();
        return new InProcessSiloHandle
        {
            SiloHost = host,
            ClusterOptions = options,
            Name = name,
            InstanceNumber = instance,
            SiloAddress = details.SiloAddress,
            GatewayAddress = details.GatewayAddress,
            SiloPort = siloPort,
            GatewayPort = gatewayPort,
        };
    }

    public async Task<IHost> StartClientAsync(CancellationToken cancellationToken)
    {
        var options = configuration.GetTestClusterOptions();
        var configurators = Make(options.ClientBuilderConfiguratorTypes);
        var builder = NewHost("TestClusterClient");
        foreach (var configurator in configurators.OfType<IHostConfigurator>()) configurator.Configure(builder);
        builder.UseOrleansClient(client =>
        {
            TestSilos.Configure(client, options.ClusterId, options.ServiceId, options.UseTestClusterMembership);
            foreach (var configurator in configurators.OfType<IClientBuilderConfigurator>()) configurator.Configure(configuration, client);
        });
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return host;
    }

    private static List<object> Make(List<string?> types) => [.. types.Where(type => !string.IsNullOrEmpty(type)).Select(type => Activator.CreateInstance(Type.GetType(type!, throwOnError: true)!)!)];

    private HostBuilder NewHost(string name)
    {
        var builder = new HostBuilder();
        builder.Properties[nameof(TestCluster)] = configuration;
        builder.UseEnvironment(Environments.Development);
        builder.ConfigureHostConfiguration(host => host.AddConfiguration(configuration));
        builder.ConfigureLogging(logging => logging.AddProvider(log.For(name)));
        return builder;
    }
}
