using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Messaging;
using Orleans.Runtime.MembershipService;

namespace Orleans.TestingHost;

/// <summary>What test clusters of both kinds give their hosts.</summary>
internal static class TestSilos
{
    public static void Configure(ISiloBuilder silo, string name, int siloPort, int gatewayPort, string clusterId, string serviceId, bool useTestMembership, bool useRealStatistics)
    {
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (clusterId, serviceId));
        silo.Configure<SiloOptions>(options => options.SiloName = name);
        silo.ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort);
        silo.Services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler, HostStoppingFatalErrorHandler>());
        if (!useRealStatistics) silo.Services.Replace(ServiceDescriptor.Singleton<ISiloResources, ConstantSiloResources>());
        if (useTestMembership) silo.Services.Replace(ServiceDescriptor.Singleton<IMembershipTable>(services => new InMemoryMembershipTable(services.GetRequiredService<IOptions<ClusterOptions>>())));
    }

    public static void Configure(IClientBuilder client, string clusterId, string serviceId, bool useTestMembership)
    {
        client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (clusterId, serviceId));

        // Silos come and go within a test's second.
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromMilliseconds(500));
        if (useTestMembership) client.Services.Replace(ServiceDescriptor.Singleton<IGatewayListProvider, InProcessGatewayListProvider>());
    }
}
