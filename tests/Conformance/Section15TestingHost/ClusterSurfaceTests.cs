using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;
using Orleans.TestingHost.Utils;
using OrleansHa.Tests.Conformance.Section03Grains;

namespace OrleansHa.Tests.Conformance.Section15TestingHost;

/// <summary>orleans-api.md §15: the rest of both clusters' verbs and options.</summary>
public sealed class ClusterSurfaceTests
{
    [Theory]
    [InlineData(ConnectionTransportType.TcpSocket)]
    [InlineData(ConnectionTransportType.InMemory)]
    [InlineData(ConnectionTransportType.UnixSocket)]
    public async Task Transport_OfAnyKind_CarriesCallsBetweenSilosAndClient(ConnectionTransportType transport)
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConnectionTransport.ShouldBe(ConnectionTransportType.InMemory);
        builder.Options.ConnectionTransport = transport;
        builder.ConfigureSilo((_, silo) => CommonSilo.Configure(silo));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        for (var i = 0; i < 6; i++) (await cluster.Client.GetGrain<IPlain>(Keys.New()).HelloAsync()).ShouldStartWith("hello");
    }

    [Fact]
    public async Task InProcessCluster_Restarts_StopsAndFindsItsSilos()
    {
        var builder = new InProcessTestClusterBuilder(1);
        var configured = new List<string>();
        builder.ConfigureSiloHost((options, host) => host.Configuration.AddInMemoryCollection([KeyValuePair.Create("name", (string?)options.SiloName)]));
        builder.ConfigureHost(host => host.Services.AddSingleton("of every host"));
        builder.ConfigureClientHost(host => host.Services.AddSingleton(new Uri("client:only")));
        builder.ConfigureClient(client => client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(21)));
        builder.ConfigureSilo((options, silo) =>
        {
            CommonSilo.Configure(silo);
            configured.Add($"{options.SiloName} {options.SiloPort > 0} {options.GatewayPort > 0}");
        });
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        configured.ShouldBe(["Silo_0 True True"]);
        cluster.GetSiloServiceProvider().GetRequiredService<IConfiguration>()["name"].ShouldBe("Silo_0");
        cluster.GetSiloServiceProvider().GetRequiredService<string>().ShouldBe("of every host");
        cluster.GetSiloServiceProvider().GetService<Uri>().ShouldBeNull();
        cluster.Client.ServiceProvider.GetRequiredService<Uri>().ShouldBe(new Uri("client:only"));
        cluster.Client.ServiceProvider.GetRequiredService<Microsoft.Extensions.Options.IOptions<ClientMessagingOptions>>().Value.ResponseTimeout.ShouldBe(TimeSpan.FromSeconds(21));

        var more = await cluster.StartSilosAsync(2);
        more.Select(silo => silo.Name).ShouldBe(["Silo_1", "Silo_2"], ignoreOrder: true);
        cluster.ContainsSilo(more[0].SiloAddress).ShouldBeTrue();
        cluster.GetSiloForAddress(more[0].SiloAddress).ShouldBeSameAs(more[0]);
        await cluster.WaitForLivenessToStabilizeAsync();
        await cluster.WaitForClusterManifestToStabilizeAsync();

        var old = more[0];
        var again = (await cluster.RestartSiloAsync(old)).ShouldNotBeNull();
        again.Name.ShouldBe(old.Name);
        again.InstanceNumber.ShouldBe(old.InstanceNumber);
        again.SiloAddress.Endpoint.ShouldBe(old.SiloAddress.Endpoint);
        again.SiloAddress.Generation.ShouldBeGreaterThan(old.SiloAddress.Generation);
        old.IsActive.ShouldBeFalse();

        await cluster.KillSiloAsync(more[1]);
        await cluster.StopSiloAsync(again);
        cluster.GetActiveSilos().Select(silo => silo.Name).ShouldBe(["Silo_0"]);
        await cluster.KillClientAsync();
        Should.Throw<InvalidOperationException>(() => cluster.Client);
        await cluster.StopAllSilosAsync();
        cluster.Silos.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetLog_HasWhatHostsLogged()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => CommonSilo.Configure(silo));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        cluster.GetSiloServiceProvider().GetRequiredService<ILoggerFactory>().CreateLogger("conformance").LogWarning("{Line}", "a line of this test");
        cluster.GetLog().ShouldContain("a line of this test");
    }

    [Fact]
    public async Task TestCluster_RestartsStoppedSilos_AndTakesAnOwnAllocatorPropertiesAndConfigurators()
    {
        var builder = new TestClusterBuilder(2);
        using var ports = new OwnPorts();
        builder.PortAllocator = ports;
        builder.Properties["colour"] = "green";
        var built = false;
        builder.ConfigureBuilder(() => built = true);
        builder.AddSiloBuilderConfigurator<Both>();
        builder.AddClientBuilderConfigurator<ClientPart>();
        await using var cluster = builder.Build();
        built.ShouldBeTrue();
        ports.Asked.ShouldBeGreaterThanOrEqualTo(2);
        await cluster.DeployAsync();
        cluster.GetSiloServiceProvider().GetRequiredService<IConfiguration>()["colour"].ShouldBe("green");
        cluster.GetSiloServiceProvider().GetRequiredService<string>().ShouldBe("host part");
        cluster.ServiceProvider.GetRequiredService<string>().ShouldBe("client green");
        cluster.GetSiloServiceProvider().GetRequiredService<IHostEnvironment>().EnvironmentName.ShouldBe("Development");
        cluster.Silos.ShouldAllBe(silo => silo.SiloAddress.Endpoint.Port >= ports.First && silo.SiloAddress.Endpoint.Port < ports.First + ports.Asked);
        builder.ContainsSilo(cluster.Silos[0].SiloAddress).ShouldBeTrue();

        var secondary = cluster.SecondarySilos.Single();
        await cluster.StopSecondarySilosAsync();
        cluster.SecondarySilos.ShouldBeEmpty();
        var again = await cluster.RestartStoppedSecondarySiloAsync("Secondary_1");
        again.Name.ShouldBe("Secondary_1");
        again.SiloAddress.ShouldNotBe(secondary.SiloAddress);
        cluster.GetSiloForAddress(again.SiloAddress).ShouldBeSameAs(again);
        await cluster.WaitForLivenessToStabilizeAsync();
        await cluster.StopPrimarySiloAsync();
        cluster.Primary.ShouldBeNull();
    }

    [Fact]
    public void StabilizationTime_IsDetectionPlusGossip()
    {
        var options = new ClusterMembershipOptions();
        TestCluster.GetLivenessStabilizationTime(options).ShouldBe(TimeSpan.FromSeconds(5));
        TestCluster.GetLivenessStabilizationTime(options, didKill: true).ShouldBe(TimeSpan.FromSeconds(65));
        options.UseLivenessGossip = false;
        TestCluster.GetLivenessStabilizationTime(options).ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void TestClusterOptions_ByDefault_AreTheDocumentedOnes()
    {
        var options = new TestClusterBuilder().Options;
        options.ConfigureFileLogging.ShouldBeTrue();
        options.UseRealEnvironmentStatistics.ShouldBeFalse();
        options.ConnectionTransport.ShouldBe(ConnectionTransportType.InMemory);
        var builder = new TestClusterBuilder { CreateSiloAsync = (_, _) => throw new NotSupportedException() };
        builder.Options.ConnectionTransport.ShouldBe(ConnectionTransportType.TcpSocket);
    }

    [Fact]
    public async Task WaitUntil_AsksAgain_AndSaysWhichTimeIsTheLast()
    {
        var asked = 0;
        await TestingUtils.WaitUntilAsync(_ => Task.FromResult(++asked == 3), TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(1));
        asked.ShouldBe(3);
        var last = false;
        await TestingUtils.WaitUntilAsync(
            isLast =>
            {
                last |= isLast;
                return Task.FromResult(false);
            },
            TimeSpan.FromMilliseconds(20),
            TimeSpan.FromMilliseconds(1));
        last.ShouldBeTrue();
    }

    private sealed class OwnPorts : ITestClusterPortAllocator
    {
        public int Asked { get; private set; }

        public int First { get; private set; }

        public (int, int) AllocateConsecutivePortPairs(int numPorts)
        {
            using var real = (IDisposable)new TestClusterBuilder().PortAllocator;
            var ports = ((ITestClusterPortAllocator)real).AllocateConsecutivePortPairs(numPorts);
            (Asked, First) = (numPorts, ports.Item1);
            return ports;
        }

        public void Dispose()
        {
            // Its ports belong to the process.
        }
    }

    private sealed class Both : ISiloConfigurator, IHostConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => CommonSilo.Configure(siloBuilder);

        public void Configure(IHostBuilder hostBuilder)
        {
            hostBuilder.GetConfigurationValue("colour").ShouldBe("green");
            hostBuilder.GetTestClusterOptions().InitialSilosCount.ShouldBe((short)2);
            hostBuilder.ConfigureServices(services => services.AddSingleton("host part"));
        }
    }

    private sealed class ClientPart : IClientBuilderConfigurator
    {
        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) => clientBuilder.Services.AddSingleton($"client {configuration["colour"]}");
    }
}
