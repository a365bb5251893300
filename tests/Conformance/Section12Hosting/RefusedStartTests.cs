using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Runtime.Messaging;

namespace OrleansHa.Tests.Conformance.Section12Hosting;

/// <summary>orleans-api.md §12: what does not start, and how it says so.</summary>
public sealed class RefusedStartTests
{
    [Fact]
    public async Task SiloAndClient_InOneHost_AreRefused() =>
        await Should.ThrowAsync<OrleansConfigurationException>(async () =>
        {
            var builder = HostUnderTest.Builder();
            builder.UseOrleans(silo => silo.UseLocalhostClustering(TestPorts.Next(), TestPorts.Next()));
            builder.UseOrleansClient(client => client.UseLocalhostClustering(TestPorts.Next()));
            await HostUnderTest.StartedAsync(builder);
        });

    [Theory]
    [InlineData("", "service")]
    [InlineData("cluster", " ")]
    public async Task BlankIds_AreRefused(string clusterId, string serviceId)
    {
        var port = TestPorts.Next();
        var builder = HostUnderTest.Builder().UseOrleans(silo =>
        {
            // Not localhost clustering: that fills blank ids.
            silo.UseDevelopmentClustering(HostUnderTest.Loopback(port));
            silo.ConfigureEndpoints(System.Net.IPAddress.Loopback, port, TestPorts.Next());
            silo.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = clusterId;
                options.ServiceId = serviceId;
            });
        });
        await Should.ThrowAsync<OrleansConfigurationException>(() => HostUnderTest.StartedAsync(builder));
    }

    [Fact]
    public Task CollectionAge_NotAboveItsQuantum_IsRefused() => RefusedAsync(silo => silo.Configure<GrainCollectionOptions>(options =>
    {
        options.CollectionAge = TimeSpan.FromSeconds(10);
        options.CollectionQuantum = TimeSpan.FromSeconds(10);
    }));

    [Fact]
    public Task OwnValidator_MayRefuse() =>
        RefusedAsync(silo => silo.Services.AddSingleton<IConfigurationValidator, NeverContent>(), "never content");

    [Fact]
    public async Task Silo_WithoutClustering_IsRefused() =>
        await Should.ThrowAsync<Exception>(() => HostUnderTest.StartedAsync(HostUnderTest.Builder().UseOrleans(_ => { })));

    [Fact]
    public void SiloPortZero_IsRefusedAtOnce() =>
        Should.Throw<OrleansConfigurationException>(() => new EndpointOptions { SiloPort = 0 });

    [Fact]
    public async Task Client_WhoseGatewayIsAway_FailsToStart() =>
        await Should.ThrowAsync<ConnectionFailedException>(() => HostUnderTest.StartedAsync(
            HostUnderTest.Builder().UseOrleansClient(client => client.UseLocalhostClustering(TestPorts.Next()))));

    [Fact]
    public async Task Client_WithoutAnyGateway_FailsToStart() =>
        await Should.ThrowAsync<Exception>(() => HostUnderTest.StartedAsync(
            HostUnderTest.Builder().UseOrleansClient(client => client.UseStaticClustering())));

    [Fact]
    public async Task Client_WithARetryFilter_WaitsForTheCluster()
    {
        var (siloPort, gatewayPort) = (TestPorts.Next(), TestPorts.Next());
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var client = HostUnderTest.StartedAsync(HostUnderTest.Builder().UseOrleansClient(client =>
        {
            client.UseLocalhostClustering(gatewayPort);
            client.UseConnectionRetryFilter(async (_, cancel) =>
            {
                refused.TrySetResult();
                await up.Task.WaitAsync(cancel);
                return true;
            });
        }));
        await refused.Task.WaitAsync(Bounds.Event);
        var silo = await HostUnderTest.StartedAsync(HostUnderTest.Builder().UseOrleans(silo =>
        {
            CommonSilo.Configure(silo);
            silo.UseLocalhostClustering(siloPort, gatewayPort);
        }));
        up.SetResult();

        var started = await client.WaitAsync(Bounds.Cluster);
        (await started.Services.GetRequiredService<IClusterClient>().GetGrain<Section02References.IHub>("k").PingAsync()).ShouldBe("k");
        await HostUnderTest.StopAsync(started, silo);
    }

    [Fact]
    public async Task Client_OfAnotherCluster_IsNotConnected()
    {
        var (siloPort, gatewayPort) = (TestPorts.Next(), TestPorts.Next());
        var silo = await HostUnderTest.StartedAsync(HostUnderTest.Builder().UseOrleans(silo => silo.UseLocalhostClustering(siloPort, gatewayPort, null, "service", "one")));
        await Should.ThrowAsync<Exception>(() => HostUnderTest.StartedAsync(
            HostUnderTest.Builder().UseOrleansClient(client => client.UseLocalhostClustering(gatewayPort, "service", "another"))));
        await HostUnderTest.StopAsync(silo);
    }

    private static async Task RefusedAsync(Action<ISiloBuilder> configure, string? told = null)
    {
        var builder = HostUnderTest.Builder().UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(TestPorts.Next(), TestPorts.Next());
            configure(silo);
        });
        var refusal = await Should.ThrowAsync<OrleansConfigurationException>(() => HostUnderTest.StartedAsync(builder));
        if (told is not null)
            refusal.Message.ShouldContain(told);
    }

    private sealed class NeverContent : IConfigurationValidator
    {
        public void ValidateConfiguration() => throw new OrleansConfigurationException("never content");
    }
}
