using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Silo.Takeover;

/// <summary>Who lives, and who is responsible for what.</summary>
internal sealed class ClusterView(IClusterMembershipService membership, SiloZones zones, ISiloPlace place, TimeProvider time)
{
    /// <summary>Silos that may run loops.</summary>
    public IReadOnlyList<SiloAddress> Active() =>
        [.. membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress)];

    /// <summary>Whether this silo is the one that a loop falls to now that its owner is gone.</summary>
    public bool IsMine(string loop) => Heir(loop, Active())?.Equals(place.Address) == true;

    /// <summary>The silo that a loop falls to when this one leaves; null when there is no other.</summary>
    public SiloAddress? HeirElsewhere(string loop) => Heir(loop, [.. Active().Where(silo => !silo.Equals(place.Address))]);

    /// <summary>Whether an owner that is written down runs nothing any more. Call after a refresh: an unknown silo counts as gone.</summary>
    public bool IsGone(string owner)
    {
        if (owner.Length == 0 || !SiloAddress.TryParse(owner, out var silo))
            return true;
        return membership.CurrentSnapshot.GetSiloStatus(silo) is SiloStatus.Dead or SiloStatus.None;
    }

    public ValueTask RefreshAsync(CancellationToken cancel) => membership.Refresh(cancellationToken: cancel);

    private SiloAddress? Heir(string loop, IReadOnlyList<SiloAddress> candidates) =>
        candidates.Count == 0 ? null : Rendezvous.Choose(loop, WarmSilos.Among(candidates, time.GetUtcNow()), zones.ZoneOf);
}
