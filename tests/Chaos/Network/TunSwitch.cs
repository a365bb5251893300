using System.Diagnostics;

namespace OrleansHa.Tests.Chaos.Network;

/// <summary>
/// A switch in this process between TUN interfaces, for kernels without netem. Host n of the subnet is behind port n; what
/// is addressed to nobody, or is not IPv4, is dropped.
/// </summary>
internal sealed class TunSwitch : IAsyncDisposable
{
    // Fine enough for delays of tens of milliseconds.
    private static readonly TimeSpan Granularity = TimeSpan.FromMilliseconds(4);

    private static readonly TimeSpan ReadPatience = TimeSpan.FromMilliseconds(200);

    // A second of a full link; beyond that a real switch drops as well.
    private const int MaxPackets = 100_000;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<(byte[] Packet, TunDevice To), long> _underWay = new();
    private readonly Dictionary<byte, TunDevice> _ports = [];
    private readonly LinkQuality _quality;
    private readonly Random _random;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Thread> _readers = [];
    private readonly Task _delivering;
    private long _seen;
    private long _dropped;

    public TunSwitch(LinkQuality quality, int seed)
    {
        (_quality, _random) = (quality, new Random(seed));
        _delivering = DeliverAsync();
    }

    /// <summary>Packets that came in, and how many of them were dropped on purpose.</summary>
    public (long Seen, long Dropped) Packets => (Volatile.Read(ref _seen), Volatile.Read(ref _dropped));

    /// <summary>Connects the interface of host <paramref name="number"/>.</summary>
    public void Connect(byte number, TunDevice device)
    {
        lock (_lock) _ports[number] = device;
        var reader = new Thread(() => Read(device)) { IsBackground = true, Name = $"switch port {number}" };
        _readers.Add(reader);
        reader.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _delivering;
        foreach (var reader in _readers) reader.Join();
        foreach (var device in _ports.Values) device.Dispose();
        _stop.Dispose();
    }

    private void Read(TunDevice device)
    {
        while (!_stop.IsCancellationRequested)
        {
            if (device.Read(ReadPatience) is { } packet) Take(packet);
        }
    }

    private void Take(byte[] packet)
    {
        const int Ipv4HeaderLength = 20, LastByteOfDestination = 19;
        if (packet.Length < Ipv4HeaderLength || packet[0] >> 4 != 4) return;
        lock (_lock)
        {
            if (!_ports.TryGetValue(packet[LastByteOfDestination], out var to)) return;
            _seen++;
            if (_underWay.Count >= MaxPackets || _random.NextDouble() < _quality.Loss)
            {
                _dropped++;
                return;
            }

            var delay = _quality.Delay + (_quality.Jitter * ((_random.NextDouble() * 2) - 1));
            _underWay.Enqueue((packet, to), Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency));
        }
    }

    private async Task DeliverAsync()
    {
        using var timer = new PeriodicTimer(Granularity);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token)) DeliverDue();
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private void DeliverDue()
    {
        lock (_lock)
        {
            while (_underWay.TryPeek(out var next, out var due) && due <= Stopwatch.GetTimestamp())
            {
                _underWay.Dequeue();
                next.To.Write(next.Packet);
            }
        }
    }
}
