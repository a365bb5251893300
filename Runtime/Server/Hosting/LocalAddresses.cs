using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Orleans.Runtime;

/// <summary>The addresses of this machine.</summary>
internal static class LocalAddresses
{
    /// <summary>The first address of an interface that is up and not loopback or link-local, else loopback.</summary>
    public static IPAddress Choose(AddressFamily family)
    {
        var found = NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily == family && !IPAddress.IsLoopback(address) && !IsLinkLocal(address))
            .OrderBy(address => address.ToString(), StringComparer.Ordinal)
            .FirstOrDefault();
        return found ?? (family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback);
    }

    private static bool IsLinkLocal(IPAddress address) => address.IsIPv6LinkLocal || address.GetAddressBytes() is [169, 254, _, _];
}
