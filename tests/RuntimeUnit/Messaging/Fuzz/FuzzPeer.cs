using System.Net;
using System.Net.Sockets;

namespace OrleansHa.Tests.RuntimeUnit.Messaging.Fuzz;

/// <summary>One connection that says something wrong and waits until the other side has had enough.</summary>
internal static class FuzzPeer
{
    // The other side ends a handshake that does not come after 5 s; the rest takes milliseconds on a quiet machine.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(40);

    /// <summary>Sends, ends its half, reads until the other side ends; gives the local port. <see cref="TimeoutException"/> when it never does.</summary>
    public static async Task<int> Say(int port, byte[] bytes)
    {
        using var bound = new CancellationTokenSource(Bound);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), bound.Token);
        var local = ((IPEndPoint)socket.LocalEndPoint!).Port;
        try
        {
            var sending = socket.SendAsync(bytes, bound.Token).AsTask();
            await sending;
            socket.Shutdown(SocketShutdown.Send);
            var buffer = new byte[16 * 1024];
            while (await socket.ReceiveAsync(buffer, bound.Token) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Closed in the middle of it, which is what should happen.
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The connection from port {local} to port {port} was still open after {Bound.TotalSeconds} s.");
        }

        return local;
    }
}
