using System.Net;

namespace Orleans.Configuration;

/// <summary>Messaging of a client.</summary>
public class ClientMessagingOptions : MessagingOptions
{
    /// <summary>Buckets by which grains are spread over gateways.</summary>
    public int ClientSenderBuckets { get; set; } = 8192;

    /// <summary>The address family.</summary>
    public System.Net.Sockets.AddressFamily PreferredFamily { get; set; } = System.Net.Sockets.AddressFamily.InterNetwork;

    /// <summary>The network interface, null for any.</summary>
    public string? NetworkInterfaceName { get; set; }

    /// <summary>The local address, null for any.</summary>
    public IPAddress? LocalAddress { get; set; }
}
