namespace Orleans.Runtime;

/// <summary>The views of the cluster as they follow each other.</summary>
public interface IClusterMembershipService
{
    /// <summary>The newest view.</summary>
    ClusterMembershipSnapshot CurrentSnapshot { get; }

    /// <summary>The current view, then newer ones; views in between may be skipped.</summary>
    IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates { get; }

    /// <summary>Reads the table until the view is at least this new.</summary>
    ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default);

    /// <summary>Declares a silo dead without votes.</summary>
    Task<bool> TryKill(SiloAddress siloAddress);
}
