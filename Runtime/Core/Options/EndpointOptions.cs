using System.Net;

namespace Orleans.Configuration;

/// <summary>Where a silo listens and what it tells others to connect to.</summary>
public class EndpointOptions
{
    /// <summary>The silo's port when nothing else is said.</summary>
    public const int DEFAULT_SILO_PORT = 11111;

    /// <summary>The gateway's port when nothing else is said.</summary>
    public const int DEFAULT_GATEWAY_PORT = 30000;

    private IPAddress? _advertisedIPAddress;
    private int _siloPort = DEFAULT_SILO_PORT;

    /// <summary>What others connect to; null: the first suitable non-loopback IPv4 address, else loopback. Any and None are refused.</summary>
    /// <exception cref="OrleansConfigurationException">The address cannot be connected to.</exception>
    public IPAddress? AdvertisedIPAddress
    {
        get => _advertisedIPAddress;
        set
        {
            if (value is not null && (value.Equals(IPAddress.Any) || value.Equals(IPAddress.IPv6Any) || value.Equals(IPAddress.None) || value.Equals(IPAddress.IPv6None)))
            {
                throw new OrleansConfigurationException(
                    $"{nameof(EndpointOptions)}.{nameof(AdvertisedIPAddress)} is {value}: other silos cannot connect to it. Give an address of this machine, or null to have one chosen.");
            }

            _advertisedIPAddress = value;
        }
    }

    /// <summary>The port for other silos, 1 to 65535.</summary>
    /// <exception cref="OrleansConfigurationException">The port is out of range.</exception>
    public int SiloPort
    {
        get => _siloPort;
        set
        {
            if (value is <= 0 or > IPEndPoint.MaxPort)
                throw new OrleansConfigurationException($"{nameof(EndpointOptions)}.{nameof(SiloPort)} is {value}: it must be between 1 and {IPEndPoint.MaxPort}.");
            _siloPort = value;
        }
    }

    /// <summary>The port for clients, 0 for no gateway.</summary>
    public int GatewayPort { get; set; } = DEFAULT_GATEWAY_PORT;

    /// <summary>Where to listen for silos; null: the advertised address and <see cref="SiloPort"/>.</summary>
    public IPEndPoint? SiloListeningEndpoint { get; set; }

    /// <summary>Where to listen for clients; null: the advertised address and <see cref="GatewayPort"/>.</summary>
    public IPEndPoint? GatewayListeningEndpoint { get; set; }
}
