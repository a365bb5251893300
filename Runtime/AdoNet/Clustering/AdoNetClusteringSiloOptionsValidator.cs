using Microsoft.Extensions.Options;
using Orleans.AdoNet;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

internal sealed class AdoNetClusteringSiloOptionsValidator(IOptions<AdoNetClusteringSiloOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration() =>
        AdoNetOptionsCheck.Connection(nameof(AdoNetClusteringSiloOptions), options.Value.Invariant, options.Value.ConnectionString, options.Value.DataSource);
}
