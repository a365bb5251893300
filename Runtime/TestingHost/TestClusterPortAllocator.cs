using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Orleans.TestingHost;

/// <summary>Free loopback ports below the range that the kernel gives to outgoing connections, each once per process.</summary>
internal sealed class TestClusterPortAllocator : ITestClusterPortAllocator
{
    private const int First = 12_000;
    private const int Last = 31_000;
    private const int MaxAttempts = 1_000;
    private static readonly Lock Guard = new();
    private static readonly HashSet<int> Given = [];

    // Processes that run at the same time start looking at different places.
    private static int next = First + Environment.ProcessId * 37 % (Last - First);

    /// <summary>One free port.</summary>
    public static int Next() => Range(1);

    public (int, int) AllocateConsecutivePortPairs(int numPorts) => (Range(numPorts), Range(numPorts));

    public void Dispose()
    {
        // Ports stay given: a test that ends may still have sockets in TIME_WAIT.
    }

    private static int Range(int count)
    {
        lock (Guard)
        {
            var used = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(endpoint => endpoint.Port).ToHashSet();
            for (var attempt = 0; attempt < MaxAttempts; attempt++)
            {
                var start = next;
                next = start + count > Last ? First : start + count;
                var range = Enumerable.Range(start, count).ToList();
                if (start + count > Last || range.Exists(port => Given.Contains(port) || used.Contains(port) || !IsFree(port))) continue;
                Given.UnionWith(range);
                return start;
            }
        }

        throw new InvalidOperationException($"No {count} free ports in a row between {First} and {Last} on this machine.");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
