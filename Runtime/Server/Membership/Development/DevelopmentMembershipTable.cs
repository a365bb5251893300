using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>Finds the table of development clustering: in this process when the primary silo is here, else in the primary silo.</summary>
internal static class DevelopmentMembershipTable
{
    public static IMembershipTable Create(IServiceProvider services)
    {
        var silo = services.GetRequiredService<ILocalSiloDetails>();
        var options = services.GetRequiredService<IOptions<DevelopmentClusterMembershipOptions>>();
        var own = InThisProcess(silo, services.GetRequiredService<IOptions<ClusterOptions>>(), options);
        return options.Value.PrimarySiloEndpoint is not { } primary || primary.Port == silo.SiloAddress.Endpoint.Port || own.HasRows
            ? own
            : new RemoteMembershipTable(primary, services);
    }

    /// <summary>The table of the silos in this process that name the same primary.</summary>
    public static InMemoryMembershipTable InThisProcess(ILocalSiloDetails silo, IOptions<ClusterOptions> cluster, IOptions<DevelopmentClusterMembershipOptions> options)
    {
        var primary = options.Value.PrimarySiloEndpoint ?? silo.SiloAddress.Endpoint;
        return new InMemoryMembershipTable($"{cluster.Value.ClusterId} at port {primary.Port}");
    }
}
