using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Orleans.Hosting;

/// <summary>Checks what a client cannot start without.</summary>
internal sealed class ClientOptionsValidator(
    IOptions<ClusterOptions> cluster,
    IOptions<ClientMessagingOptions> messaging,
    IOptions<GatewayOptions> gateways,
    IOptions<ConnectionOptions> connections,
    IServiceProviderIsService services) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        NotBlank(cluster.Value.ClusterId, nameof(ClusterOptions.ClusterId));
        NotBlank(cluster.Value.ServiceId, nameof(ClusterOptions.ServiceId));
        Positive(messaging.Value.ResponseTimeout, nameof(ClientMessagingOptions), nameof(ClientMessagingOptions.ResponseTimeout));
        Positive(gateways.Value.GatewayListRefreshPeriod, nameof(GatewayOptions), nameof(GatewayOptions.GatewayListRefreshPeriod));
        Positive(connections.Value.OpenConnectionTimeout, nameof(ConnectionOptions), nameof(ConnectionOptions.OpenConnectionTimeout));
        Positive(connections.Value.ConnectionRetryDelay, nameof(ConnectionOptions), nameof(ConnectionOptions.ConnectionRetryDelay));
        if (!services.IsService(typeof(IGatewayListProvider)))
            throw new OrleansConfigurationException("The client does not know how to find gateways. Configure clustering, e.g. UseLocalhostClustering, UseStaticClustering or UseAdoNetClustering.");
    }

    private static void NotBlank(string value, string key)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new OrleansConfigurationException($"{nameof(ClusterOptions)}.{key} is blank. Give the same text to every silo and client of the cluster.");
    }

    private static void Positive(TimeSpan value, string type, string key)
    {
        if (value <= TimeSpan.Zero) throw new OrleansConfigurationException($"{type}.{key} is {value}: it must be greater than zero.");
    }
}
