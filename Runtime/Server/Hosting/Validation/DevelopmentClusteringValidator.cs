using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Refuses a primary silo that does not run in this process.</summary>
internal sealed class DevelopmentClusteringValidator(
    IServiceProvider services, IOptions<DevelopmentClusterMembershipOptions> options, IOptions<EndpointOptions> endpoints) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        if (options.Value.PrimarySiloEndpoint is not { } primary || primary.Port == endpoints.Value.SiloPort) return;

        // The table is memory: its read is done when it returns.
        if (CoreHostingExtensions.DevelopmentTable(services).ReadAll().GetAwaiter().GetResult().Members.Count == 0) throw CoreHostingExtensions.NoPrimary(primary);
    }
}
