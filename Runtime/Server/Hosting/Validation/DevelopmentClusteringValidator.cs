using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Refuses a primary silo in another process.</summary>
internal sealed class DevelopmentClusteringValidator(IOptions<DevelopmentClusterMembershipOptions> options, IOptions<EndpointOptions> endpoints) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        if (options.Value.PrimarySiloEndpoint is { } primary && primary.Port != endpoints.Value.SiloPort) throw CoreHostingExtensions.NoPrimary(primary);
    }
}
