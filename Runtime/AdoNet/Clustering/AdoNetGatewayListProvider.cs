using Microsoft.Extensions.Options;
using Orleans.AdoNet;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Orleans.Runtime.Messaging;

/// <summary>Lists the active silos that have a gateway.</summary>
internal sealed class AdoNetGatewayListProvider(IOptions<ClusterOptions> cluster, IOptions<AdoNetClusteringClientOptions> options, IOptions<GatewayOptions> gateways)
    : IGatewayListProvider
{
    private const string Key = "GatewaysQueryKey";

    private readonly AdoNetDatabase _database = AdoNetDatabase.Open(options.Value.Invariant, options.Value.ConnectionString, options.Value.DataSource);
    private OrleansQueries? _queries;

    public TimeSpan MaxStaleness => gateways.Value.GatewayListRefreshPeriod;

    public bool IsUpdatable => true;

    public async Task InitializeGatewayListProvider() => _queries = await OrleansQueries.LoadAsync(_database, [Key], default).ConfigureAwait(false);

    public async Task<IList<Uri>> GetGateways()
    {
        var queries = _queries ?? throw new InvalidOperationException("The gateway list was not initialized.");
        return await _database.QueryAsync(
            queries[Key],
            command =>
            {
                command.AddText("DeploymentId", cluster.Value.ClusterId);
                command.AddInt("Status", (int)SiloStatus.Active);
            },
            static row => new UriBuilder(
                "gwy.tcp",
                row.GetString(row.GetOrdinal("Address")),
                row.GetInt32(row.GetOrdinal("ProxyPort")),
                row.GetInt32(row.GetOrdinal("Generation")).ToString(System.Globalization.CultureInfo.InvariantCulture)).Uri).ConfigureAwait(false);
    }
}
