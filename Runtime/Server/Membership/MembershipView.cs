using System.Collections.Immutable;
using System.Globalization;

namespace Orleans.Runtime.MembershipService;

/// <summary>The table's rows at one version. Immutable: entries are never changed once they are in a view.</summary>
internal sealed class MembershipView
{
    private MembershipView(long version, ImmutableDictionary<SiloAddress, MembershipEntry> entries)
    {
        Entries = entries;
        Snapshot = new ClusterMembershipSnapshot(
            entries.ToImmutableDictionary(pair => pair.Key, pair => new ClusterMember(pair.Key, pair.Value.Status, pair.Value.SiloName)),
            new MembershipVersion(version));
        Active = [.. entries.Values.Where(entry => entry.Status == SiloStatus.Active).Select(entry => entry.SiloAddress).Order()];
    }

    /// <summary>Before anything was read.</summary>
    public static MembershipView Empty { get; } = new(long.MinValue, ImmutableDictionary<SiloAddress, MembershipEntry>.Empty);

    public MembershipVersion Version => Snapshot.Version;

    public ImmutableDictionary<SiloAddress, MembershipEntry> Entries { get; }

    /// <summary>The same as the application sees it.</summary>
    public ClusterMembershipSnapshot Snapshot { get; }

    /// <summary>The active silos in address order.</summary>
    public ImmutableArray<SiloAddress> Active { get; }

    /// <summary>What a table write is conditional on when it starts from this view.</summary>
    public TableVersion TableVersion => new((int)Version.Value, Version.Value.ToString(CultureInfo.InvariantCulture));

    public static MembershipView Of(MembershipTableData data) =>
        new(data.Version.Version, data.Members.ToImmutableDictionary(row => row.Item1.SiloAddress, row => row.Item1));

    public static MembershipView Of(MembershipGossip gossip) =>
        new(gossip.Version, gossip.Entries.ToImmutableDictionary(entry => entry.SiloAddress));

    /// <summary>The view that follows when this one's table gets one row written.</summary>
    public MembershipView With(MembershipEntry entry) => new(Version.Value + 1, Entries.SetItem(entry.SiloAddress, entry));

    public MembershipGossip ToGossip() => new(Version.Value, [.. Entries.Values]);
}
