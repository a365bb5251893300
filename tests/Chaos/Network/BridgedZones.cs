using System.Globalization;
using System.Net;
using OrleansHa.Tests.Support.Processes;

namespace OrleansHa.Tests.Chaos.Network;

/// <summary>Network namespaces on a bridge: each host has one link, which can be taken down. Needs root.</summary>
internal sealed class BridgedZones : IZones
{
    private readonly string _prefix = string.Create(CultureInfo.InvariantCulture, $"oz{Environment.ProcessId}");
    private readonly List<PortForwarder> _forwarders = [];
    private readonly int _subnet = Random.Shared.Next(1, 255);
    private readonly int _count;

    private BridgedZones(int count) => _count = count;

    public static async Task<BridgedZones> CreateAsync(int count)
    {
        var zones = new BridgedZones(count);
        try
        {
            await RunAsync("link", "add", zones._prefix, "type", "bridge");
            await RunAsync("addr", "add", $"{zones.Gateway}/24", "dev", zones._prefix);
            await RunAsync("link", "set", zones._prefix, "up");
            for (var zone = 0; zone < count; zone++) await zones.AddAsync(zone);
            return zones;
        }
        catch
        {
            await zones.DisposeAsync();
            throw;
        }
    }

    public string NamespaceOf(int zone) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}-{zone}");

    public IPAddress AddressOf(int zone) => Host(zone + 1);

    public IPEndPoint Expose(int loopbackPort)
    {
        var forwarder = new PortForwarder(Gateway, loopbackPort);
        _forwarders.Add(forwarder);
        return forwarder.Endpoint;
    }

    /// <summary>Takes a host's link down, as when its cable is pulled: nobody is told.</summary>
    public Task CutAsync(int zone) => RunAsync("link", "set", LinkOf(zone), "down");

    public Task MendAsync(int zone) => RunAsync("link", "set", LinkOf(zone), "up");

    public async ValueTask DisposeAsync()
    {
        foreach (var forwarder in _forwarders) await forwarder.DisposeAsync();
        for (var zone = 0; zone < _count; zone++)
        {
            await TryRunAsync("link", "del", LinkOf(zone));
            await TryRunAsync("netns", "del", NamespaceOf(zone));
        }

        await TryRunAsync("link", "del", _prefix);
    }

    private IPAddress Gateway => Host(254);

    private IPAddress Host(int number) => new([10, 213, (byte)_subnet, (byte)number]);

    private string LinkOf(int zone) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}v{zone}");

    private async Task AddAsync(int zone)
    {
        var name = NamespaceOf(zone);
        await RunAsync("netns", "add", name);
        await RunAsync("link", "add", LinkOf(zone), "type", "veth", "peer", "name", "eth0", "netns", name);
        await RunAsync("link", "set", LinkOf(zone), "master", _prefix, "up");
        await RunAsync("-n", name, "addr", "add", $"{AddressOf(zone)}/24", "dev", "eth0");
        await RunAsync("-n", name, "link", "set", "eth0", "up");
        await RunAsync("-n", name, "link", "set", "lo", "up");
    }

    private static Task RunAsync(params string[] arguments) => TestProcess.RunAsync(["ip", .. arguments]);

    private static async Task TryRunAsync(params string[] arguments)
    {
        try
        {
            await RunAsync(arguments);
        }
        catch (InvalidOperationException)
        {
            // It was never made, or went with something else that was removed.
        }
    }
}
