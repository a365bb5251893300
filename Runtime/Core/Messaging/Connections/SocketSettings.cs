using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Orleans.Runtime.Messaging;

/// <summary>How sockets are used on both sides.</summary>
internal static class SocketSettings
{
    // Reading and writing loops never block, so they may run where the socket completes: two thread hops less per message and direction.
    private const bool InlineScheduling = true;

    // What may wait in a connection's pipes beyond the send queue: enough to keep the socket busy, little enough for pings to overtake soon.
    private const int MaxBuffered = 128 * 1024;

    // Bytes that the kernel takes before it can send them. Without a limit that is megabytes on a slow network, and pings wait behind them.
    private const int MaxUnsent = 128 * 1024;

    // From linux/tcp.h. Elsewhere the kernel keeps its own counsel.
    private const int TcpProtocol = 6;
    private const int TcpNotSentLowWaterMark = 25;

    public static SocketConnectionFactoryOptions ForConnections() => new()
    {
        UnsafePreferInlineScheduling = InlineScheduling,
        MaxReadBufferSize = MaxBuffered,
        MaxWriteBufferSize = MaxBuffered,
        WaitForDataBeforeAllocatingBuffer = true,
    };

    public static void ForListener(SocketTransportOptions options)
    {
        options.UnsafePreferInlineScheduling = InlineScheduling;
        options.MaxReadBufferSize = MaxBuffered;
        options.MaxWriteBufferSize = MaxBuffered;
        options.WaitForDataBeforeAllocatingBuffer = true;
        options.NoDelay = true;
        options.CreateBoundListenSocket = static endpoint =>
        {
            // What it accepts inherits the limit.
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            LimitUnsent(socket);
            return socket;
        };
    }

    /// <summary>A socket for an outgoing connection.</summary>
    public static Socket Outgoing(IPEndPoint endpoint)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        LimitUnsent(socket);
        return socket;
    }

    private static void LimitUnsent(Socket socket)
    {
        if (!OperatingSystem.IsLinux()) return;
        var limit = MaxUnsent;
        socket.SetRawSocketOption(TcpProtocol, TcpNotSentLowWaterMark, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref limit)));
    }
}
