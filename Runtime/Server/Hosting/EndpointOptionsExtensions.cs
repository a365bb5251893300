using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Says where a silo listens.</summary>
public static class EndpointOptionsExtensions
{
    /// <summary>Ports, and the first suitable address of this machine.</summary>
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder, int siloPort, int gatewayPort, AddressFamily addressFamily = AddressFamily.InterNetwork, bool listenOnAnyHostAddress = false) =>
        builder.ConfigureEndpoints(LocalAddresses.Choose(addressFamily), siloPort, gatewayPort, listenOnAnyHostAddress);

    /// <summary>Ports, and the first address of a host name; null is this machine.</summary>
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder, string? hostname, int siloPort, int gatewayPort, AddressFamily addressFamily = AddressFamily.InterNetwork, bool listenOnAnyHostAddress = false) =>
        builder.ConfigureEndpoints(string.IsNullOrEmpty(hostname) ? LocalAddresses.Choose(addressFamily) : Resolve(hostname, addressFamily), siloPort, gatewayPort, listenOnAnyHostAddress);

    /// <summary>Ports and address.</summary>
    public static ISiloBuilder ConfigureEndpoints(this ISiloBuilder builder, IPAddress advertisedIP, int siloPort, int gatewayPort, bool listenOnAnyHostAddress = false)
    {
        builder.Services.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = advertisedIP;
            options.SiloPort = siloPort;
            options.GatewayPort = gatewayPort;
            if (!listenOnAnyHostAddress) return;
            var any = advertisedIP.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
            options.SiloListeningEndpoint = new IPEndPoint(any, siloPort);
            if (gatewayPort != 0) options.GatewayListeningEndpoint = new IPEndPoint(any, gatewayPort);
        });
        return builder;
    }

    private static IPAddress Resolve(string hostname, AddressFamily family)
    {
        var addresses = IPAddress.TryParse(hostname, out var literal) ? [literal] : Dns.GetHostAddresses(hostname, family);
        return Array.Find(addresses, address => address.AddressFamily == family)
            ?? throw new OrleansConfigurationException($"Host name '{hostname}' has no address of family {family}.");
    }
}
