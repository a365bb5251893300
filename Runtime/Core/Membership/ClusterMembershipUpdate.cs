using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>What changed from one view to another.</summary>
public sealed class ClusterMembershipUpdate(ClusterMembershipSnapshot snapshot, ImmutableArray<ClusterMember> changes)
{
    /// <summary>The changed silos.</summary>
    public ImmutableArray<ClusterMember> Changes { get; } = changes;

    /// <summary>The newer view.</summary>
    public ClusterMembershipSnapshot Snapshot { get; } = snapshot;

    /// <summary>Whether anything changed.</summary>
    public bool HasChanges => !Changes.IsDefaultOrEmpty;
}
