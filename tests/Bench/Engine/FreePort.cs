using System.Net.Sockets;
using System.Net;

namespace OrleansHa.Tests.Bench.Engine;

internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
