using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>A membership table in the memory of this process, shared by all its silos of one cluster id.</summary>
internal sealed class InMemoryMembershipTable(string clusterId) : IMembershipTable
{
    private static readonly ConcurrentDictionary<string, Cluster> Clusters = new(StringComparer.Ordinal);

    public InMemoryMembershipTable(IOptions<ClusterOptions> options)
        : this(options.Value.ClusterId)
    {
    }

    private Cluster Rows => Clusters.GetOrAdd(clusterId, static _ => new Cluster());

    /// <summary>Whether a silo of this process wrote to it.</summary>
    public bool HasRows => Clusters.TryGetValue(clusterId, out var rows) && rows.Read(static _ => true).Members.Count > 0;

    public Task InitializeMembershipTable(bool tryInitTableVersion)
    {
        _ = Rows;
        return Task.CompletedTask;
    }

    public Task DeleteMembershipTableEntries(string clusterId)
    {
        Clusters.TryRemove(clusterId, out _);
        return Task.CompletedTask;
    }

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate)
    {
        Rows.RemoveDefunct(beforeDate.UtcDateTime);
        return Task.CompletedTask;
    }

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Task.FromResult(Rows.Read(silo => silo.Equals(key)));

    public Task<MembershipTableData> ReadAll() => Task.FromResult(Rows.Read(static _ => true));

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => Task.FromResult(Rows.TryWrite(entry, tableVersion, mustExist: false));

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => Task.FromResult(Rows.TryWrite(entry, tableVersion, mustExist: true));

    public Task UpdateIAmAlive(MembershipEntry entry)
    {
        Rows.Beat(entry.SiloAddress, entry.IAmAliveTime);
        return Task.CompletedTask;
    }

    private sealed class Cluster
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<SiloAddress, MembershipEntry> _entries = [];
        private int _version;

        public MembershipTableData Read(Func<SiloAddress, bool> wanted)
        {
            lock (_lock)
            {
                return new MembershipTableData(
                    [.. _entries.Values.Where(entry => wanted(entry.SiloAddress)).Select(entry => Tuple.Create(entry.Copy(), ""))],
                    new TableVersion(_version, _version.ToString(CultureInfo.InvariantCulture)));
            }
        }

        public bool TryWrite(MembershipEntry entry, TableVersion version, bool mustExist)
        {
            lock (_lock)
            {
                var known = _entries.TryGetValue(entry.SiloAddress, out var old);
                if (known != mustExist || version.VersionEtag != _version.ToString(CultureInfo.InvariantCulture)) return false;
                var copy = entry.Copy();
                // A writer carries the heartbeat it read: a newer one that was written since stays.
                if (old is not null && old.IAmAliveTime > copy.IAmAliveTime) copy.IAmAliveTime = old.IAmAliveTime;
                _entries[entry.SiloAddress] = copy;
                _version++;
                return true;
            }
        }

        public void Beat(SiloAddress silo, DateTime time)
        {
            lock (_lock)
            {
                if (_entries.TryGetValue(silo, out var entry)) entry.IAmAliveTime = time;
            }
        }

        public void RemoveDefunct(DateTime before)
        {
            lock (_lock)
            {
                foreach (var entry in _entries.Values.Where(entry => entry.Status != SiloStatus.Active && entry.IAmAliveTime < before).ToList())
                {
                    _entries.Remove(entry.SiloAddress);
                }
            }
        }
    }
}
