using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OrleansHa.Loopctl.Processes;

/// <summary>
/// TCP ports on 127.0.0.1 that nobody listens on. They are taken below the kernel's ephemeral range, so that between a
/// process and its replacement on the same port no outgoing connection is given that port.
/// </summary>
internal static class FreePorts
{
    private const int Lowest = 15_000;
    private const int Fallback = 60_999;

    // Three quarters of the range would have to be taken before this fails by chance.
    private const int Attempts = 200;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    /// <summary>A free port that this process was not given before.</summary>
    public static int Next()
    {
        var limit = EphemeralStart();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = Random.Shared.Next(Lowest, limit);
            lock (Gate)
            {
                if (!Given.Add(port))
                    continue;
            }

            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"no free TCP port found between {Lowest} and {limit} in {Attempts} attempts");
    }

    /// <summary>True when a listener could be opened on 127.0.0.1 now.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int EphemeralStart()
    {
        const string RangeFile = "/proc/sys/net/ipv4/ip_local_port_range";
        if (!File.Exists(RangeFile))
            return Fallback;

        var first = File.ReadAllText(RangeFile).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0];
        var start = int.Parse(first, CultureInfo.InvariantCulture);
        // A machine that hands out nearly all ports as ephemeral ones leaves us no better place than among them.
        return start > Lowest + 1000 ? start : Fallback;
    }
}
