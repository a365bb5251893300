using Microsoft.Extensions.Configuration;
using Orleans.TestingHost;
using OrleansHa.Tests.Conformance.Section03Grains;

namespace OrleansHa.Tests.Conformance.Section15TestingHost;

/// <summary>orleans-api.md §15: the cluster that is configured by types.</summary>
public sealed class TestClusterTests
{
    [Fact]
    public async Task Cluster_ByDefault_HasAPrimaryASecondaryAndAClient()
    {
        var cluster = Builder(2).Build();
        Should.Throw<InvalidOperationException>(() => cluster.Client);
        await cluster.DeployAsync();
        cluster.Silos.Select(silo => silo.Name).ShouldBe(["Primary", "Secondary_1"]);
        cluster.Primary.ShouldBe(cluster.Silos[0]);
        (await cluster.Client.GetGrain<IPlain>(Keys.New()).HelloAsync()).ShouldStartWith("hello");
        (await cluster.GrainFactory.GetGrain<IPlain>(Keys.New()).HelloAsync()).ShouldStartWith("hello");
        await Should.ThrowAsync<InvalidOperationException>(() => cluster.DeployAsync());
        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();
    }

    [Fact]
    public void Builder_ByDefault_HasTheDocumentedOptions()
    {
        var options = new TestClusterBuilder().Options;
        options.InitialSilosCount.ShouldBe((short)2);
        options.UseTestClusterMembership.ShouldBeTrue();
        options.InitializeClientOnDeploy.ShouldBeTrue();
        options.GatewayPerSilo.ShouldBeTrue();
        options.AssumeHomogenousSilosForTesting.ShouldBeTrue();
        options.ClusterId.ShouldStartWith("testcluster-");
        Guid.TryParse(options.ServiceId, out _).ShouldBeTrue();
    }

    [Fact]
    public void Configurator_OfNeitherKind_IsRefused() =>
        Should.Throw<ArgumentException>(() => new TestClusterBuilder().AddSiloBuilderConfigurator<object>().Build().Deploy());

    [Fact]
    public async Task Secondaries_ComeAndGo()
    {
        var builder = Builder(1);
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection([KeyValuePair.Create("colour", (string?)"blue")]));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        cluster.GetSiloServiceProvider().GetRequiredService<IConfiguration>()["colour"].ShouldBe("blue");

        var added = await cluster.StartAdditionalSiloAsync();
        cluster.SecondarySilos.ShouldBe([added]);
        var oracle = cluster.GetSiloServiceProvider(cluster.Primary!.SiloAddress).GetRequiredService<ISiloStatusOracle>();
        await Eventually.TrueAsync(() => oracle.GetActiveSilos().Length == 2, Bounds.Cluster);

        await cluster.KillSiloAsync(added);
        added.IsActive.ShouldBeFalse();
        cluster.GetActiveSilos().ShouldBe([cluster.Primary]);
        await Eventually.TrueAsync(() => oracle.IsDeadSilo(added.SiloAddress), Bounds.Cluster);
    }

    private static TestClusterBuilder Builder(short silos)
    {
        var builder = new TestClusterBuilder(silos);
        builder.AddSiloBuilderConfigurator<Common>();
        return builder;
    }

    private sealed class Common : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => CommonSilo.Configure(siloBuilder);
    }
}
