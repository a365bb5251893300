using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>One immutable view of the cluster.</summary>
[GenerateSerializer]
[Immutable]
public sealed class ClusterMembershipSnapshot(ImmutableDictionary<SiloAddress, ClusterMember> members, MembershipVersion version)
{
    /// <summary>The silos, dead ones included until they are cleaned up.</summary>
    [Id(0)]
    public ImmutableDictionary<SiloAddress, ClusterMember> Members { get; } = members;

    /// <summary>The view's version.</summary>
    [Id(1)]
    public MembershipVersion Version { get; } = version;

    internal static ClusterMembershipSnapshot Empty { get; } = new(ImmutableDictionary<SiloAddress, ClusterMember>.Empty, MembershipVersion.MinValue);

    /// <summary>A silo's status; Dead when a successor on its endpoint is known, else None when absent.</summary>
    public SiloStatus GetSiloStatus(SiloAddress silo)
    {
        if (Members.TryGetValue(silo, out var member)) return member.Status;
        foreach (var other in Members.Keys)
        {
            if (other.IsSuccessorOf(silo)) return SiloStatus.Dead;
        }

        return SiloStatus.None;
    }

    /// <summary>What changed since <paramref name="previous"/>.</summary>
    public ClusterMembershipUpdate CreateUpdate(ClusterMembershipSnapshot previous)
    {
        ArgumentNullException.ThrowIfNull(previous);
        var changes = ImmutableArray.CreateBuilder<ClusterMember>();
        foreach (var member in Members.Values)
        {
            if (!previous.Members.TryGetValue(member.SiloAddress, out var old) || old.Status != member.Status) changes.Add(member);
        }

        foreach (var gone in previous.Members.Values)
        {
            if (!Members.ContainsKey(gone.SiloAddress) && gone.Status != SiloStatus.Dead) changes.Add(new ClusterMember(gone.SiloAddress, SiloStatus.Dead, gone.Name));
        }

        return new ClusterMembershipUpdate(this, changes.ToImmutable());
    }

    /// <summary>Everything as a change.</summary>
    public ClusterMembershipUpdate AsUpdate() => new(this, [.. Members.Values]);
}
