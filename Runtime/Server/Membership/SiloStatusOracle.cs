using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime.MembershipService;

/// <summary>Answers from the newest view.</summary>
internal sealed class SiloStatusOracle(MembershipViews views, TableAgent agent, SiloStatusListeners listeners, ILocalSiloDetails local) : ISiloStatusOracle
{
    public SiloStatus CurrentStatus => agent.Status;

    public string SiloName => local.Name;

    public SiloAddress SiloAddress => local.SiloAddress;

    public SiloStatus GetApproximateSiloStatus(SiloAddress siloAddress) => views.Current.Snapshot.GetSiloStatus(siloAddress);

    public Dictionary<SiloAddress, SiloStatus> GetApproximateSiloStatuses(bool onlyActive = false) => views.Current.Snapshot.Members.Values
        .Where(member => !onlyActive || member.Status == SiloStatus.Active)
        .ToDictionary(member => member.SiloAddress, member => member.Status);

    public SiloAddress[] GetActiveSilos() => [.. views.Current.Active];

    public bool TryGetSiloName(SiloAddress siloAddress, [NotNullWhen(true)] out string? siloName)
    {
        siloName = views.Current.Snapshot.Members.TryGetValue(siloAddress, out var member) ? member.Name : null;
        return siloName is not null;
    }

    public bool IsFunctionalDirectory(SiloAddress siloAddress) =>
        siloAddress.Equals(local.SiloAddress) ? !agent.Status.IsTerminating() : !GetApproximateSiloStatus(siloAddress).IsTerminating();

    public bool IsDeadSilo(SiloAddress silo) => !silo.Equals(local.SiloAddress) && GetApproximateSiloStatus(silo) == SiloStatus.Dead;

    public bool SubscribeToSiloStatusEvents(ISiloStatusListener observer) => listeners.TryAdd(observer);

    public bool UnSubscribeFromSiloStatusEvents(ISiloStatusListener observer) => listeners.TryRemove(observer);
}
