using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime.Messaging;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>The services of a real silo, with the outside world replaced and nothing else.</summary>
internal static class SiloServices
{
    public static ServiceProvider Build(SimulatedProcess process)
    {
        var cluster = process.Cluster;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ProcessClock(cluster.World, process));
        services.AddSingleton<INetwork>(new ProcessNetwork(cluster.Network, process));
        services.AddSingleton<ILoggerProvider>(new ProcessLogs(cluster.World, process));
        services.AddSingleton(process);
        var silo = new SiloBuilder(services, new ConfigurationBuilder().Build());
        silo.Services.Replace(ServiceDescriptor.Singleton<ILocalSiloDetails>(new ProcessDetails(process)));
        silo.Services.Replace(ServiceDescriptor.Singleton<IMembershipTable>(new ProcessTable(cluster.World, cluster.Database, process)));
        silo.Services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler>(provider => new ProcessFatalErrorHandler(process, provider.GetRequiredService<SiloStopSwitch>())));
        silo.Services.Replace(ServiceDescriptor.Singleton<ISiloResources, ConstantSiloResources>());
        if (cluster.World.Lacking == Safeguard.CallTimeout) silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Messaging, new NeverClock());
        Configure(silo, process);
        return services.BuildServiceProvider();
    }

    private static void Configure(SiloBuilder silo, SimulatedProcess process)
    {
        var settings = process.Cluster.Settings;
        silo.Services.Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Debug);
        silo.Services.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("simulation", "simulation"));
        silo.Services.Configure<SiloOptions>(options => options.SiloName = process.ToString());
        silo.Services.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = process.Node.EndPoint.Address;
            options.SiloPort = process.Node.EndPoint.Port;
            options.GatewayPort = 0;
        });
        silo.Services.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = settings.ProbeTimeout;
            options.NumMissedProbesLimit = settings.MissedProbes;
        });
        silo.Services.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = settings.ResponseTimeout);
    }
}
