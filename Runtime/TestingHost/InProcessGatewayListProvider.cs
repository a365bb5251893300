using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Runtime.MembershipService;

namespace Orleans.TestingHost;

/// <summary>The gateways of a cluster whose membership lives in this process.</summary>
internal sealed class InProcessGatewayListProvider(IOptions<ClusterOptions> cluster) : IGatewayListProvider
{
    private readonly InMemoryMembershipTable _table = new(cluster.Value.ClusterId);

    public TimeSpan MaxStaleness => TimeSpan.FromMilliseconds(250);

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways()
    {
        var rows = await _table.ReadAll();
        return [.. rows.Members
            .Select(row => row.Item1)
            .Where(entry => entry.Status == SiloStatus.Active && entry.ProxyPort > 0)
            .Select(entry => new Uri($"gwy.tcp://{new IPEndPoint(entry.SiloAddress.Endpoint.Address, entry.ProxyPort)}/{entry.SiloAddress.Generation}"))];
    }
}
