using Orleans.Runtime.MembershipService;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

/// <summary>A shared in-memory table that one silo, or all, can lose the way to.</summary>
internal sealed class SwitchableTable(string clusterId, Func<bool> isAway) : IMembershipTable
{
    private readonly InMemoryMembershipTable _table = new(clusterId);

    public Task InitializeMembershipTable(bool tryInitTableVersion) => Reach().InitializeMembershipTable(tryInitTableVersion);

    public Task DeleteMembershipTableEntries(string clusterId) => Reach().DeleteMembershipTableEntries(clusterId);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Reach().CleanupDefunctSiloEntries(beforeDate);

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Reach().ReadRow(key);

    public Task<MembershipTableData> ReadAll() => Reach().ReadAll();

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => Reach().InsertRow(entry, tableVersion);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => Reach().UpdateRow(entry, etag, tableVersion);

    public Task UpdateIAmAlive(MembershipEntry entry) => Reach().UpdateIAmAlive(entry);

    private InMemoryMembershipTable Reach() => isAway() ? throw new IOException("the table is away") : _table;
}
