using System.Data.Common;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Orleans.AdoNet;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>The membership table in a relational database. Every change but a heartbeat is conditional on the table's version.</summary>
internal sealed class AdoNetMembershipTable(IOptions<ClusterOptions> cluster, IOptions<AdoNetClusteringSiloOptions> options) : IMembershipTable
{
    private static readonly string[] Keys =
    [
        "InsertMembershipVersionKey", "MembershipReadAllKey", "MembershipReadRowKey", "InsertMembershipKey", "UpdateMembershipKey",
        "UpdateIAmAlivetimeKey", "DeleteMembershipTableEntriesKey", "CleanupDefunctSiloEntriesKey", "GatewaysQueryKey",
    ];

    private readonly string _clusterId = cluster.Value.ClusterId;
    private readonly AdoNetDatabase _database = AdoNetDatabase.Open(options.Value.Invariant, options.Value.ConnectionString, options.Value.DataSource);
    private OrleansQueries? _queries;

    private OrleansQueries Queries => _queries ?? throw new InvalidOperationException("The membership table was not initialized.");

    public async Task InitializeMembershipTable(bool tryInitTableVersion)
    {
        _queries = await OrleansQueries.LoadAsync(_database, Keys, default).ConfigureAwait(false);
        if (tryInitTableVersion) await _database.ApplyAsync(Queries["InsertMembershipVersionKey"], BindCluster).ConfigureAwait(false);
    }

    public Task DeleteMembershipTableEntries(string clusterId) =>
        _database.ExecuteAsync(Queries["DeleteMembershipTableEntriesKey"], command => command.AddText("DeploymentId", clusterId));

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => _database.ExecuteAsync(Queries["CleanupDefunctSiloEntriesKey"], command =>
    {
        BindCluster(command);
        command.AddTime("IAmAliveTime", beforeDate.UtcDateTime);
    });

    public async Task<MembershipTableData> ReadRow(SiloAddress key) => await ReadAsync("MembershipReadRowKey", command =>
    {
        BindCluster(command);
        BindSilo(command, key);
    }).ConfigureAwait(false);

    public async Task<MembershipTableData> ReadAll() => await ReadAsync("MembershipReadAllKey", BindCluster).ConfigureAwait(false);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => _database.ApplyAsync(Queries["InsertMembershipKey"], command =>
    {
        BindCluster(command);
        BindSilo(command, entry.SiloAddress);
        command.AddText("SiloName", entry.SiloName);
        command.AddText("HostName", entry.HostName);
        command.AddInt("Status", (int)entry.Status);
        command.AddInt("ProxyPort", entry.ProxyPort);
        command.AddTime("StartTime", entry.StartTime);
        command.AddTime("IAmAliveTime", entry.IAmAliveTime);
        command.AddInt("Version", VersionRead(tableVersion));
    });

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => _database.ApplyAsync(Queries["UpdateMembershipKey"], command =>
    {
        BindCluster(command);
        BindSilo(command, entry.SiloAddress);
        command.AddInt("Status", (int)entry.Status);
        command.AddText("SuspectTimes", SuspectTimesText.Write(entry.SuspectTimes));
        command.AddTime("IAmAliveTime", entry.IAmAliveTime);
        command.AddInt("Version", VersionRead(tableVersion));
    });

    public Task UpdateIAmAlive(MembershipEntry entry) => _database.ExecuteAsync(Queries["UpdateIAmAlivetimeKey"], command =>
    {
        BindCluster(command);
        BindSilo(command, entry.SiloAddress);
        command.AddTime("IAmAliveTime", entry.IAmAliveTime);
    });

    // The version that was read is the mark; the entry's own number is the one to write, which the store counts by itself.
    private static int VersionRead(TableVersion version) => int.Parse(version.VersionEtag, CultureInfo.InvariantCulture);

    private static void BindSilo(DbCommand command, SiloAddress silo)
    {
        command.AddText("Address", silo.Endpoint.Address.ToString());
        command.AddInt("Port", silo.Endpoint.Port);
        command.AddInt("Generation", silo.Generation);
    }

    private static (MembershipEntry? Entry, int Version) ReadEntry(DbDataReader row)
    {
        var version = row.GetInt32(row.GetOrdinal("Version"));
        if (row.IsDBNull(row.GetOrdinal("StartTime"))) return (null, version);
        var proxyPort = row.GetOrdinal("ProxyPort");
        var suspectTimes = row.GetOrdinal("SuspectTimes");
        return (new MembershipEntry
        {
            SiloAddress = SiloAddress.New(IPAddress.Parse(row.GetString(row.GetOrdinal("Address"))), row.GetInt32(row.GetOrdinal("Port")), row.GetInt32(row.GetOrdinal("Generation"))),
            SiloName = row.GetString(row.GetOrdinal("SiloName")),
            HostName = row.GetString(row.GetOrdinal("HostName")),
            Status = (SiloStatus)row.GetInt32(row.GetOrdinal("Status")),
            ProxyPort = row.IsDBNull(proxyPort) ? 0 : row.GetInt32(proxyPort),
            SuspectTimes = SuspectTimesText.Read(row.IsDBNull(suspectTimes) ? null : row.GetString(suspectTimes)),
            StartTime = DateTime.SpecifyKind(row.GetDateTime(row.GetOrdinal("StartTime")), DateTimeKind.Utc),
            IAmAliveTime = DateTime.SpecifyKind(row.GetDateTime(row.GetOrdinal("IAmAliveTime")), DateTimeKind.Utc),
        }, version);
    }

    private void BindCluster(DbCommand command) => command.AddText("DeploymentId", _clusterId);

    private async Task<MembershipTableData> ReadAsync(string key, Action<DbCommand> bind)
    {
        var rows = await _database.QueryAsync(Queries[key], bind, ReadEntry).ConfigureAwait(false);
        if (rows.Count == 0) throw new InvalidOperationException($"Cluster '{_clusterId}' has no version row: its membership table was deleted while silos ran.");
        var version = rows[0].Version;
        return new MembershipTableData(
            [.. rows.Where(row => row.Entry is not null).Select(row => Tuple.Create(row.Entry!, ""))],
            new TableVersion(version, version.ToString(CultureInfo.InvariantCulture)));
    }
}
