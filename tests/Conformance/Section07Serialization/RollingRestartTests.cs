using System.Globalization;

namespace OrleansHa.Tests.Conformance.Section07Serialization;

/// <summary>
/// orleans-api.md §7: an interface gets a method and its messages get fields, and the silos of a cluster are replaced one by one while clients
/// of the old and of the new version call. The versions are the programs Versions/V1 and Versions/V2; their interface says which it is.
/// </summary>
public sealed class RollingRestartTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    // Calls that each client makes between two steps, so that each state of the cluster is called at.
    private const int CallsPerStep = 200;

    private readonly string _cluster = Keys.New();
    private readonly List<VersionProcess> _processes = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var process in _processes) await process.DisposeAsync();
    }

    [Fact]
    public async Task RollingRestart_WithAnOldAndANewClient_FailsNoCall()
    {
        var old = await Task.WhenAll(SiloAsync("V1"), SiloAsync("V1"));
        var oldClient = await ClientAsync("V1");
        await CalledAsync(gateways: 2, oldClient);

        var first = await SiloAsync("V2");
        var newClient = await ClientAsync("V2");
        await CalledAsync(gateways: 3, oldClient, newClient);
        await old[0].StopAsync();
        await CalledAsync(gateways: 2, oldClient, newClient);
        var second = await SiloAsync("V2");
        await CalledAsync(gateways: 3, oldClient, newClient);
        await old[1].StopAsync();
        await CalledAsync(gateways: 2, oldClient, newClient);

        await oldClient.StopAsync();
        await newClient.StopAsync();
        await Task.WhenAll(first.StopAsync(), second.StopAsync());
    }

    private async Task<VersionProcess> SiloAsync(string version) => await StartAsync(
        version, "silo", database.ConnectionString, _cluster, TestPorts.Next().ToString(CultureInfo.InvariantCulture), TestPorts.Next().ToString(CultureInfo.InvariantCulture));

    private Task<VersionProcess> ClientAsync(string version) => StartAsync(version, "client", database.ConnectionString, _cluster);

    private async Task<VersionProcess> StartAsync(string version, params string[] arguments)
    {
        var process = await VersionProcess.StartAsync(version, arguments);
        lock (_processes) _processes.Add(process);
        return process;
    }

    /// <summary>Waits until each client knows so many gateways and made its calls since; none failed so far.</summary>
    private async Task CalledAsync(int gateways, params VersionProcess[] clients)
    {
        foreach (var client in clients)
        {
            var seen = await Eventually.ValueAsync(client.AskAsync, state => state.Gateways == gateways || state.Failed > 0, Bounds.Cluster, because: $"{gateways} gateways");
            var then = await Eventually.ValueAsync(client.AskAsync, state => state.Succeeded >= seen.Succeeded + CallsPerStep || state.Failed > 0, Bounds.Cluster);
            then.Failed.ShouldBe(0, $"{then.FirstFailure}{Environment.NewLine}{string.Join(Environment.NewLine, _processes.Select(process => process.Log))}");
        }
    }
}
