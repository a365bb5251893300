using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.MembershipService;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

/// <summary>Development clustering as between processes: the second silo knows nothing of the first but its endpoint.</summary>
public sealed class RemoteMembershipTableTests
{
    [Fact]
    public async Task Silo_ThatKnowsOnlyThePrimarysEndpoint_JoinsAndLeaves()
    {
        var primary = new IPEndPoint(IPAddress.Loopback, TestPorts.Next());
        using var first = await StartAsync(primary.Port, primary);
        using var second = await StartAsync(TestPorts.Next(), primary);
        var joined = second.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        second.Services.GetRequiredService<IMembershipTable>().ShouldBeOfType<RemoteMembershipTable>();
        foreach (var host in new[] { first, second })
        {
            var oracle = host.Services.GetRequiredService<ISiloStatusOracle>();
            await Eventually.TrueAsync(() => oracle.GetActiveSilos().Length == 2, TimeSpan.FromSeconds(30));
        }

        await second.StopAsync();
        await Eventually.TrueAsync(() => first.Services.GetRequiredService<ISiloStatusOracle>().IsDeadSilo(joined), TimeSpan.FromSeconds(30));
        await first.StopAsync();
    }

    private static async Task<IHost> StartAsync(int port, IPEndPoint primary)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(port, TestPorts.Next(), primary, clusterId: nameof(RemoteMembershipTableTests));

            // As in another process: the first silo's table is not found in this one's memory.
            if (port != primary.Port) silo.Services.Replace(ServiceDescriptor.Singleton<IMembershipTable>(services => new RemoteMembershipTable(primary, services)));
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
