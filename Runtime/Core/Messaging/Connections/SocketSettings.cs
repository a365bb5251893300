using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Orleans.Runtime.Messaging;

/// <summary>How sockets are used on both sides.</summary>
internal static class SocketSettings
{
    // Reading and writing loops never block, so they may run where the socket completes: two thread hops less per message and direction.
    private const bool InlineScheduling = true;

    // What may wait in a connection's pipes beyond the send queue: enough to keep the socket busy, little enough for pings to overtake soon.
    private const int MaxBuffered = 256 * 1024;

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
    }
}
