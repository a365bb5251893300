using System.Globalization;
using System.Net;

namespace Orleans.Runtime.Messaging;

/// <summary>Gateways as text: <c>gwy.tcp://ip:port/generation</c>.</summary>
internal static class GatewayUri
{
    public static Uri Create(IPEndPoint endpoint, int generation = 0) => new(string.Create(CultureInfo.InvariantCulture, $"gwy.tcp://{endpoint}/{generation}"));

    /// <summary>The endpoint to connect to; <see cref="OrleansConfigurationException"/> when the text has none.</summary>
    public static IPEndPoint EndpointOf(Uri gateway) => IPAddress.TryParse(gateway.DnsSafeHost, out var address) && gateway.Port > 0
        ? new IPEndPoint(address, gateway.Port)
        : throw new OrleansConfigurationException($"The gateway '{gateway}' is not of the form gwy.tcp://ip:port/generation.");
}
