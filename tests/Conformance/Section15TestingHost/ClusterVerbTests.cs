using Orleans.TestingHost;
using OrleansHa.Tests.Conformance.Section03Grains;

namespace OrleansHa.Tests.Conformance.Section15TestingHost;

/// <summary>orleans-api.md §15: the in-process cluster's own verbs.</summary>
public sealed class ClusterVerbTests
{
    [Fact]
    public async Task Cluster_ByDefault_HasTwoNamedSilosAndAClient()
    {
        var cluster = new InProcessTestClusterBuilder().Build();
        await using (cluster)
        {
            await cluster.DeployAsync();
            cluster.Silos.Select(silo => silo.Name).ShouldBe(["Silo_0", "Silo_1"]);
            cluster.Client.ShouldNotBeNull();
            cluster.GetSiloServiceProvider(cluster.Silos[1].SiloAddress).ShouldBeSameAs(cluster.Silos[1].ServiceProvider);
            cluster.Options.ClusterId.ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task Deactivate_WaitsUntilTheActivationIsGone()
    {
        await using var cluster = await StartAsync(1);
        var key = Keys.New();
        var grain = cluster.Client.GetGrain<ILife>(key);
        var before = await grain.CallAsync("first");
        await cluster.DeactivateAsync(grain);
        Journal.Of(key).ShouldContain("disposed");
        cluster.TryGetGrainContext(grain.GetGrainId(), out _).ShouldBeFalse();
        (await grain.CallAsync("second")).ShouldNotBe(before);
    }

    [Fact]
    public async Task ClientStopped_CanBeStartedAgain()
    {
        await using var cluster = await StartAsync(1);
        await cluster.StopClusterClientAsync();
        await cluster.InitializeClientAsync();
        (await cluster.Client.GetGrain<IPlain>(Keys.New()).HelloAsync()).ShouldStartWith("hello");
    }

    [Fact]
    public async Task Clusters_SideBySide_KnowNothingOfEachOther()
    {
        await using var one = await StartAsync(1);
        await using var other = await StartAsync(1);
        var key = Keys.New();
        var first = await one.Client.GetGrain<ILife>(key).CallAsync("one");
        (await other.Client.GetGrain<ILife>(key).CallAsync("other")).ShouldNotBe(first);
    }

    private static async Task<InProcessTestCluster> StartAsync(short silos)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) => CommonSilo.Configure(silo));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
