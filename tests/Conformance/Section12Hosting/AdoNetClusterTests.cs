using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace OrleansHa.Tests.Conformance.Section12Hosting;

/// <summary>orleans-api.md §12 and orleans-adonet.md: a cluster whose members meet in PostgreSQL.</summary>
public sealed class AdoNetClusterTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>
{
    [Fact]
    public async Task Silos_MeetInTheTable_AndAClientFindsThem()
    {
        var cluster = Keys.New();
        var first = await SiloAsync(cluster);
        var second = await SiloAsync(cluster);
        (await CountAsync(cluster, "status = 3")).ShouldBe(2L);
        (await CountAsync(cluster, "proxyport > 0 AND suspecttimes IS NULL AND address = '127.0.0.1'")).ShouldBe(2L);
        await Eventually.TrueAsync(() => first.Services.GetRequiredService<ISiloStatusOracle>().GetActiveSilos().Length == 2, Bounds.Cluster);

        var client = await HostUnderTest.StartedAsync(HostUnderTest.Builder().UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => Ids(options, cluster));
            client.UseAdoNetClustering(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = database.ConnectionString;
            });
        }));
        (await client.Services.GetRequiredService<IClusterClient>().GetGrain<Section02References.IHub>("k").PingAsync()).ShouldBe("k");

        await HostUnderTest.StopAsync(client, second);
        await Eventually.TrueAsync(async () => await CountAsync(cluster, "status = 6") is 1L, Bounds.Cluster);
        await Eventually.TrueAsync(() => first.Services.GetRequiredService<ISiloStatusOracle>().GetActiveSilos().Length == 1, Bounds.Cluster);
        await HostUnderTest.StopAsync(first);
    }

    [Fact]
    public async Task Clusters_OfDifferentIds_DoNotSeeEachOther()
    {
        var (one, other) = (Keys.New(), Keys.New());
        var first = await SiloAsync(one);
        var second = await SiloAsync(other);
        first.Services.GetRequiredService<ISiloStatusOracle>().GetActiveSilos().Length.ShouldBe(1);
        second.Services.GetRequiredService<ISiloStatusOracle>().GetActiveSilos().Length.ShouldBe(1);
        await HostUnderTest.StopAsync(first, second);
    }

    [Fact]
    public async Task Restart_OnTheSameEndpoint_DeclaresThePredecessorDead()
    {
        var cluster = Keys.New();
        var (siloPort, gatewayPort) = (TestPorts.Next(), TestPorts.Next());
        // What a crash leaves behind: a row that says Active.
        await database.QueryAsync($"INSERT INTO orleansmembershipversiontable (deploymentid) VALUES ('{cluster}')");
        await database.QueryAsync(
            "INSERT INTO orleansmembershiptable (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime) " +
            $"VALUES ('{cluster}', '127.0.0.1', {siloPort}, 7, 'ghost', 'localhost', 3, {gatewayPort}, now(), now())");

        var host = await SiloAsync(cluster, siloPort, gatewayPort);
        (await CountAsync(cluster, "generation = 7 AND status = 6")).ShouldBe(1L);
        (await CountAsync(cluster, "generation > 7 AND status = 3")).ShouldBe(1L);
        await HostUnderTest.StopAsync(host);
    }

    private async Task<IHost> SiloAsync(string cluster, int? siloPort = null, int? gatewayPort = null) =>
        await HostUnderTest.StartedAsync(HostUnderTest.Builder().UseOrleans(silo =>
        {
            CommonSilo.Configure(silo);
            silo.ConfigureEndpoints(System.Net.IPAddress.Loopback, siloPort ?? TestPorts.Next(), gatewayPort ?? TestPorts.Next());
            silo.Configure<ClusterOptions>(options => Ids(options, cluster));
            silo.UseAdoNetClustering(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = database.ConnectionString;
            });
        }));

    private static void Ids(ClusterOptions options, string cluster)
    {
        options.ClusterId = cluster;
        options.ServiceId = "conformance";
    }

    private Task<object?> CountAsync(string cluster, string condition) =>
        database.QueryAsync($"SELECT count(*) FROM orleansmembershiptable WHERE deploymentid = '{cluster}' AND {condition}");
}
