using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>Lets other silos use this silo's table; made callable before any of them can connect.</summary>
internal sealed class DevelopmentTableTarget(
    ILocalSiloDetails silo, ISystemTargetRegistry targets, IOptions<ClusterOptions> cluster, IOptions<DevelopmentClusterMembershipOptions> options)
    : SystemTarget(Type, silo.SiloAddress), IDevelopmentTableTarget, ILifecycleParticipant<ISiloLifecycle>
{
    public static readonly GrainType Type = SystemTargetGrainId.CreateType("membershiptable");

    private readonly InMemoryMembershipTable _table = DevelopmentMembershipTable.InThisProcess(silo, cluster, options);

    // Another silo's table is empty: who asked it would found a second cluster.
    private readonly bool _isPrimary = options.Value.PrimarySiloEndpoint is not { } primary || primary.Port == silo.SiloAddress.Endpoint.Port;

    public void Participate(ISiloLifecycle lifecycle)
    {
        if (!_isPrimary) return;
        lifecycle.Subscribe(nameof(DevelopmentTableTarget), ServiceLifecycleStage.RuntimeInitialize - 1, _ =>
        {
            targets.Add(this);
            return Task.CompletedTask;
        });
    }

    public async Task<MembershipGossip> Read()
    {
        var data = await _table.ReadAll();
        return new MembershipGossip(data.Version.Version, [.. data.Members.Select(row => row.Item1)]);
    }

    public Task<bool> Insert(MembershipEntry entry, int version) => _table.InsertRow(entry, At(version));

    public Task<bool> Update(MembershipEntry entry, int version) => _table.UpdateRow(entry, "", At(version));

    public Task Beat(MembershipEntry entry) => _table.UpdateIAmAlive(entry);

    public Task Cleanup(DateTime before) => _table.CleanupDefunctSiloEntries(before);

    public Task Delete(string clusterId) => _table.DeleteMembershipTableEntries(clusterId);

    private static TableVersion At(int version) => new(version + 1, version.ToString(CultureInfo.InvariantCulture));
}
