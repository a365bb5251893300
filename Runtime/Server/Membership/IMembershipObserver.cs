namespace Orleans.Runtime.MembershipService;

/// <summary>
/// A part of the engine that follows views. All registered ones hear of each view in order, before the application's
/// listeners do. Must not block.
/// </summary>
internal interface IMembershipObserver
{
    /// <summary>A newer view holds from now on; the update has what changed since the last one this observer saw.</summary>
    void OnViewChanged(ClusterMembershipUpdate update);
}
