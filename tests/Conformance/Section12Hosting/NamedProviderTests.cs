using Microsoft.Extensions.Hosting;
using OrleansHa.Tests.Conformance.Section11Reminders;
using OrleansHa.Tests.Conformance.Section14Telemetry;

namespace OrleansHa.Tests.Conformance.Section12Hosting;

/// <summary>orleans-api.md §12: providers that the configuration names.</summary>
public sealed class NamedProviderTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>
{
    [Fact]
    public async Task AdoNet_ForClusteringStorageAndReminders_NeedsNoCode()
    {
        var (siloPort, gatewayPort) = (TestPorts.Next(), TestPorts.Next());
        var service = Guid.NewGuid().ToString("N");
        (string, string)[] common =
        [
            ("Orleans:ClusterId", service), ("Orleans:ServiceId", service),
            ("ConnectionStrings:loops", database.ConnectionString),
            ("Orleans:Clustering:ProviderType", "AdoNet"), ("Orleans:Clustering:Invariant", "Npgsql"), ("Orleans:Clustering:ConnectionName", "loops"),
        ];
        var silo = HostUnderTest.Builder([
            .. common,
            ("Orleans:Endpoints:AdvertisedIPAddress", "127.0.0.1"), ("Orleans:Endpoints:SiloPort", $"{siloPort}"), ("Orleans:Endpoints:GatewayPort", $"{gatewayPort}"),
            ("Orleans:GrainStorage:Default:ProviderType", "AdoNet"), ("Orleans:GrainStorage:Default:Invariant", "Npgsql"), ("Orleans:GrainStorage:Default:ConnectionString", database.ConnectionString),
            ("Orleans:GrainStorage:Memory:ProviderType", "Memory"),
            ("Orleans:Reminders:ProviderType", "AdoNet"), ("Orleans:Reminders:Invariant", "Npgsql"), ("Orleans:Reminders:ConnectionName", "loops")]);
        silo.UseOrleans();
        var host = await HostUnderTest.StartedAsync(silo);
        var outside = HostUnderTest.Builder(common);
        outside.UseOrleansClient();
        var client = await HostUnderTest.StartedAsync(outside);

        var key = Keys.New();
        var grains = client.Services.GetRequiredService<IClusterClient>();
        await grains.GetGrain<ITraced>(key).StoreAsync(7);
        (await database.QueryAsync($"SELECT count(*) FROM orleansstorage WHERE serviceid = '{service}' AND grainidextensionstring = '{key}'")).ShouldBe(1L);
        await grains.GetGrain<IReminded>(key).RegisterAsync("r", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        (await database.QueryAsync($"SELECT count(*) FROM orleansreminderstable WHERE serviceid = '{service}'")).ShouldBe(1L);
        await HostUnderTest.StopAsync(client, host);
    }

    [Theory]
    [InlineData("Development", "Orleans:Clustering:GatewayPort", "{0}")]
    [InlineData("Static", "Orleans:Clustering:Gateways:0", "127.0.0.1:{0}")]
    public async Task Development_AndStatic_NeedNoCode(string clientProvider, string key, string value)
    {
        var (siloPort, gatewayPort) = (TestPorts.Next(), TestPorts.Next());
        var silo = HostUnderTest.Builder(
            ("Orleans:Clustering:ProviderType", "Development"),
            ("Orleans:Endpoints:AdvertisedIPAddress", "127.0.0.1"), ("Orleans:Endpoints:SiloPort", $"{siloPort}"), ("Orleans:Endpoints:GatewayPort", $"{gatewayPort}"),
            ("Orleans:GrainStorage:Default:ProviderType", "Memory"), ("Orleans:GrainStorage:Memory:ProviderType", "Memory"),
            ("Orleans:Reminders:ProviderType", "Memory"));
        silo.UseOrleans();
        var host = await HostUnderTest.StartedAsync(silo);
        var outside = HostUnderTest.Builder(
            ("Orleans:Clustering:ProviderType", clientProvider), (key, string.Format(System.Globalization.CultureInfo.InvariantCulture, value, gatewayPort)));
        outside.UseOrleansClient();
        var client = await HostUnderTest.StartedAsync(outside);
        var grains = client.Services.GetRequiredService<IClusterClient>();
        await grains.GetGrain<ITraced>("k").StoreAsync(7);
        (await grains.GetGrain<IReminded>("k").RegisterAsync("r", TimeSpan.FromHours(1), TimeSpan.FromHours(1))).ReminderName.ShouldBe("r");
        await HostUnderTest.StopAsync(client, host);
    }

    [Theory]
    [InlineData("Orleans:Clustering:ProviderType")]
    [InlineData("Orleans:Reminders:ProviderType")]
    [InlineData("Orleans:GrainStorage:Default:ProviderType")]
    public async Task UnknownProvider_IsRefused(string key) => await Should.ThrowAsync<Exception>(async () =>
    {
        var builder = HostUnderTest.Builder((key, "NoSuchThing"));
        builder.UseOrleans(silo => silo.UseLocalhostClustering(TestPorts.Next(), TestPorts.Next()));
        await HostUnderTest.StartedAsync(builder);
    });

    [Fact]
    public async Task UnknownProvider_OfAClient_IsRefused() => await Should.ThrowAsync<Exception>(async () =>
    {
        var builder = HostUnderTest.Builder(("Orleans:Clustering:ProviderType", "NoSuchThing"));
        builder.UseOrleansClient();
        await HostUnderTest.StartedAsync(builder);
    });
}
