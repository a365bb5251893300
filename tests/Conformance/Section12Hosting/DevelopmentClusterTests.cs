using Microsoft.Extensions.Hosting;
using OrleansHa.Tests.Conformance.Section02References;

namespace OrleansHa.Tests.Conformance.Section12Hosting;

/// <summary>orleans-api.md §12: development clustering of several silos.</summary>
public sealed class DevelopmentClusterTests
{
    [Fact]
    public async Task SecondSilo_JoinsThroughThePrimary_AndServesCalls()
    {
        var (first, firstGateway, second, secondGateway) = (TestPorts.Next(), TestPorts.Next(), TestPorts.Next(), TestPorts.Next());
        var primary = await StartAsync(first, firstGateway, first);
        var other = await StartAsync(second, secondGateway, first);
        foreach (var host in new[] { primary, other })
        {
            var oracle = host.Services.GetRequiredService<ISiloStatusOracle>();
            await Eventually.TrueAsync(() => oracle.GetActiveSilos().Length == 2, Bounds.Cluster);
        }

        foreach (var host in new[] { primary, other })
        {
            for (var i = 0; i < 4; i++) (await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IHub>($"k{i}").PingAsync()).ShouldBe($"k{i}");
        }

        var client = await HostUnderTest.StartedAsync(HostUnderTest.Builder().UseOrleansClient(client => client.UseLocalhostClustering(secondGateway, "development", "development")));
        (await client.Services.GetRequiredService<IClusterClient>().GetGrain<IHub>("k9").PingAsync()).ShouldBe("k9");
        await HostUnderTest.StopAsync(client, other, primary);
    }

    private static Task<IHost> StartAsync(int siloPort, int gatewayPort, int primaryPort) => HostUnderTest.StartedAsync(HostUnderTest.Builder().UseOrleans(silo =>
    {
        CommonSilo.Configure(silo);
        silo.UseLocalhostClustering(siloPort, gatewayPort, HostUnderTest.Loopback(primaryPort), "development", "development");
    }));
}
