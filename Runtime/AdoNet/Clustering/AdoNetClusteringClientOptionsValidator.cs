using Microsoft.Extensions.Options;
using Orleans.AdoNet;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

internal sealed class AdoNetClusteringClientOptionsValidator(IOptions<AdoNetClusteringClientOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration() =>
        AdoNetOptionsCheck.Connection(nameof(AdoNetClusteringClientOptions), options.Value.Invariant, options.Value.ConnectionString, options.Value.DataSource);
}
