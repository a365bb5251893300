using System.Diagnostics;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>This silo's row.</summary>
internal sealed class LocalRow(ILocalSiloDetails local, IOptions<ClusterOptions> cluster)
{
    private readonly DateTime _startTime = Process.GetCurrentProcess().StartTime.ToUniversalTime();

    public string ClusterId => cluster.Value.ClusterId;

    public MembershipEntry Create(SiloStatus status, DateTime now) => new()
    {
        SiloAddress = local.SiloAddress,
        SiloName = local.Name,
        HostName = local.DnsHostName,
        ProxyPort = local.GatewayAddress.Endpoint.Port,
        Status = status,
        StartTime = _startTime,
        IAmAliveTime = now,
    };
}
