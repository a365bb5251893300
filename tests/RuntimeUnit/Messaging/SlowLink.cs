using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

/// <summary>A link of limited bandwidth in front of a port, the same in both directions.</summary>
internal sealed class SlowLink : IAsyncDisposable
{
    // Small, so that the link itself holds little of what it delays.
    private const int BufferSize = 16 * 1024;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = BufferSize };
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly int _bytesPerSecond;
    private readonly Task _accepting;

    public SlowLink(int target, int bytesPerSecond)
    {
        _target = target;
        _bytesPerSecond = bytesPerSecond;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _accepting = Accept();
    }

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        var links = new List<Task>();
        try
        {
            while (true) links.Add(Carry(await _listener.AcceptAsync(_stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(links);
        }
    }

    private async Task Carry(Socket near)
    {
        using var closeNear = near;
        using var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = BufferSize };
        await far.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
        near.NoDelay = true;
        await Task.WhenAny(Carry(near, far), Carry(far, near));
    }

    private async Task Carry(Socket from, Socket to)
    {
        var buffer = new byte[BufferSize];
        var watch = Stopwatch.StartNew();
        var carried = 0L;
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is var count and > 0)
            {
                await to.SendAsync(buffer.AsMemory(0, count), _stop.Token);

                // An idle link saves nothing up.
                carried = Math.Max(carried, (long)(watch.Elapsed.TotalSeconds * _bytesPerSecond)) + count;
                var ahead = TimeSpan.FromSeconds((double)carried / _bytesPerSecond) - watch.Elapsed;
                if (ahead > TimeSpan.FromMilliseconds(1)) await Tick(ahead);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One end left, or the test is over.
        }
    }

    private async Task Tick(TimeSpan pause)
    {
        using var timer = new PeriodicTimer(pause);
        await timer.WaitForNextTickAsync(_stop.Token);
    }
}
