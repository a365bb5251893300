using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService.SiloMetadata;
using OrleansHa.Tests.Conformance.Section02References;

namespace OrleansHa.Tests.Conformance.Section12Hosting;

/// <summary>orleans-api.md §12: the shapes of host builders, and clients outside the cluster.</summary>
public sealed class LocalClusterTests
{
    [Fact]
    public async Task ApplicationBuilder_StartsASilo_ThatAnOutsideClientReaches()
    {
        var (siloPort, gatewayPort) = (TestPorts.Next(), TestPorts.Next());
        var silo = await HostUnderTest.StartedAsync(HostUnderTest.Builder().UseOrleans(silo => Local(silo, siloPort, gatewayPort)));
        var client = await HostUnderTest.StartedAsync(HostUnderTest.Builder().UseOrleansClient(client => client.UseLocalhostClustering(gatewayPort)));

        var key = Keys.New();
        (await client.Services.GetRequiredService<IClusterClient>().GetGrain<IHub>(key).PingAsync()).ShouldBe(key);
        (await client.Services.GetRequiredService<IGrainFactory>().GetGrain<IHub>(key).PingAsync()).ShouldBe(key);
        (await silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IHub>(key).PingAsync()).ShouldBe(key);
        await HostUnderTest.StopAsync(client, silo);
    }

    [Fact]
    public async Task HostBuilder_StartsASilo_WithOrWithoutItsContext()
    {
        foreach (var withContext in new[] { true, false })
        {
            var (siloPort, gatewayPort) = (TestPorts.Next(), TestPorts.Next());
            var builder = new HostBuilder();
            if (withContext)
                builder.UseOrleans((context, silo) => Local(silo, siloPort, gatewayPort));
            else
                builder.UseOrleans(silo => Local(silo, siloPort, gatewayPort));
            var host = builder.Build();
            await HostUnderTest.StartAsync(host);
            (await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IHub>("k").PingAsync()).ShouldBe("k");
            await HostUnderTest.StopAsync(host);
        }
    }

    [Fact]
    public async Task WebApplicationBuilder_StartsASilo()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.RemoveAll<Microsoft.AspNetCore.Hosting.Server.IServer>();
        builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.Server.IServer, NoServer>();
        builder.UseOrleans(silo => Local(silo, TestPorts.Next(), TestPorts.Next()));
        var host = builder.Build();
        await HostUnderTest.StartAsync(host);
        (await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IHub>("k").PingAsync()).ShouldBe("k");
        await host.StopAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task RepeatedCalls_AccumulateOnOneBuilder()
    {
        var builder = HostUnderTest.Builder();
        builder.Services.AddOrleans(silo => Local(silo, TestPorts.Next(), TestPorts.Next()));
        builder.UseOrleans(silo => silo.Configure<SiloOptions>(options => options.SiloName = "accumulated"));
        var host = await HostUnderTest.StartedAsync(builder);
        host.Services.GetRequiredService<ILocalSiloDetails>().Name.ShouldBe("accumulated");
        await HostUnderTest.StopAsync(host);
    }

    [Fact]
    public async Task Settings_OfTheOrleansSection_AreApplied()
    {
        var (siloPort, gatewayPort) = (TestPorts.Next(), TestPorts.Next());
        var builder = HostUnderTest.Builder(
            ("Orleans:ClusterId", "from-settings"), ("Orleans:ServiceId", "service-from-settings"), ("Orleans:Name", "silo-from-settings"),
            ("Orleans:Endpoints:AdvertisedIPAddress", "127.0.0.1"), ("Orleans:Endpoints:SiloPort", Text(siloPort)), ("Orleans:Endpoints:GatewayPort", Text(gatewayPort)),
            ("Orleans:Metadata:zone", "z"));
        builder.UseOrleans(silo =>
        {
            CommonSilo.Configure(silo);
            silo.UseDevelopmentClustering(HostUnderTest.Loopback(siloPort));
            silo.UseSiloMetadata();
        });
        var host = await HostUnderTest.StartedAsync(builder);

        var details = host.Services.GetRequiredService<ILocalSiloDetails>();
        details.ClusterId.ShouldBe("from-settings");
        details.Name.ShouldBe("silo-from-settings");
        details.SiloAddress.Endpoint.ShouldBe(HostUnderTest.Loopback(siloPort));
        details.GatewayAddress.Endpoint.ShouldBe(HostUnderTest.Loopback(gatewayPort));
        host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ClusterOptions>>().Value.ServiceId.ShouldBe("service-from-settings");
        host.Services.GetRequiredService<ISiloMetadataCache>()
            .GetSiloMetadata(details.SiloAddress).Metadata["zone"].ShouldBe("z");
        await HostUnderTest.StopAsync(host);
    }

    private static void Local(ISiloBuilder silo, int siloPort, int gatewayPort)
    {
        CommonSilo.Configure(silo);
        silo.UseLocalhostClustering(siloPort, gatewayPort);
    }

    private static string Text(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A web host's server that listens nowhere.</summary>
    private sealed class NoServer : Microsoft.AspNetCore.Hosting.Server.IServer
    {
        public Microsoft.AspNetCore.Http.Features.IFeatureCollection Features { get; } = new Microsoft.AspNetCore.Http.Features.FeatureCollection();

        public Task StartAsync<TContext>(Microsoft.AspNetCore.Hosting.Server.IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
