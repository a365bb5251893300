using System.Net.Sockets;
using System.Net;
using OrleansHa.Tests.Bench.Measuring;

namespace OrleansHa.Tests.Bench.Yardsticks;

/// <summary>One byte to an echo server on loopback and back, a connection per caller: the least that the network can cost.</summary>
internal static class SocketEcho
{
    public static async Task<CallRate> RunAsync(int callers, TimeSpan window)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Enumerable.Range(0, callers).Select(_ => ServeAsync(listener)).ToArray();
        var clients = new List<Socket>();
        for (var i = 0; i < callers; i++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
            clients.Add(socket);
        }

        var buffers = clients.Select(_ => new byte[1]).ToArray();
        var rate = await Callers.RunAsync(callers, window, async caller =>
        {
            await clients[caller].SendAsync(buffers[caller], SocketFlags.None);
            await clients[caller].ReceiveAsync(buffers[caller], SocketFlags.None);
        });
        foreach (var socket in clients) socket.Dispose();
        await Task.WhenAll(serving);
        return rate;
    }

    private static async Task ServeAsync(TcpListener listener)
    {
        using var socket = await listener.AcceptSocketAsync();
        socket.NoDelay = true;
        var buffer = new byte[1];
        while (await socket.ReceiveAsync(buffer, SocketFlags.None) > 0) await socket.SendAsync(buffer, SocketFlags.None);
    }
}
