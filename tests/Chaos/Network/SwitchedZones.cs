using System.Globalization;
using System.Net;
using OrleansHa.Tests.Support.Processes;

namespace OrleansHa.Tests.Chaos.Network;

/// <summary>Network namespaces whose packets go through a switch of ours, which delays and loses them; the database is behind it too. Needs root.</summary>
internal sealed class SwitchedZones : IZones
{
    private const byte Own = 254;

    private readonly string _prefix = string.Create(CultureInfo.InvariantCulture, $"os{Environment.ProcessId}");
    private readonly byte _subnet = (byte)Random.Shared.Next(1, 255);
    private readonly List<PortForwarder> _forwarders = [];
    private readonly TunSwitch _switch;
    private readonly int _count;

    private SwitchedZones(int count, LinkQuality quality, int seed) => (_count, _switch) = (count, new TunSwitch(quality, seed));

    public (long Seen, long Dropped) Packets => _switch.Packets;

    public static async Task<SwitchedZones> CreateAsync(int count, LinkQuality quality, int seed)
    {
        var zones = new SwitchedZones(count, quality, seed);
        try
        {
            await zones.AddOwnAsync();
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

    public IPAddress AddressOf(int zone) => Host((byte)(zone + 1));

    public IPEndPoint Expose(int loopbackPort)
    {
        var forwarder = new PortForwarder(Host(Own), loopbackPort);
        _forwarders.Add(forwarder);
        return forwarder.Endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var forwarder in _forwarders) await forwarder.DisposeAsync();
        await _switch.DisposeAsync();
        for (var zone = 0; zone < _count; zone++)
        {
            try
            {
                await TestProcess.RunAsync("ip", "netns", "del", NamespaceOf(zone));
            }
            catch (InvalidOperationException)
            {
                // It was never made.
            }
        }
    }

    private async Task AddOwnAsync()
    {
        var name = LinkOf(Own);
        _switch.Connect(Own, new TunDevice(name));
        await RunAsync("addr", "add", $"{Host(Own)}/24", "dev", name);
        await RunAsync("link", "set", name, "up");
    }

    private async Task AddAsync(int zone)
    {
        var (space, number) = (NamespaceOf(zone), (byte)(zone + 1));
        var name = LinkOf(number);
        await RunAsync("netns", "add", space);
        _switch.Connect(number, new TunDevice(name));
        await RunAsync("link", "set", name, "netns", space);
        await RunAsync("-n", space, "addr", "add", $"{AddressOf(zone)}/24", "dev", name);
        await RunAsync("-n", space, "link", "set", name, "up");
        await RunAsync("-n", space, "link", "set", "lo", "up");
    }

    private IPAddress Host(byte number) => new([10, 214, _subnet, number]);

    private string LinkOf(byte number) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}t{number}");

    private static Task RunAsync(params string[] arguments) => TestProcess.RunAsync(["ip", .. arguments]);
}
