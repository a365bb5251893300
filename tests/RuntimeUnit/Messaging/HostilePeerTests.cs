using System.Net;
using System.Net.Sockets;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

public sealed class HostilePeerTests
{
    [Fact]
    public async Task RandomBytes_AtTheGatewayPort_AreRefusedAndOthersServed()
    {
        await using var cluster = await LoopbackCluster.Start(silos: 1);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 50; i++)
        {
            var bytes = new byte[random.Next(1, 20_000)];
            random.NextBytes(bytes);
            (await SendUntilClosed(cluster.GatewayPorts[0], bytes)).ShouldBeTrue($"seed {seed}, attempt {i}: the connection stayed open");
        }

        (await cluster.Grain(1).Echo("still here")).ShouldBe("still here");
    }

    private static async Task<bool> SendUntilClosed(int port, byte[] bytes)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), bound.Token);
        try
        {
            await socket.SendAsync(bytes, bound.Token);
            var buffer = new byte[1024];
            while (await socket.ReceiveAsync(buffer, bound.Token) > 0)
            {
            }

            return true;
        }
        catch (SocketException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
