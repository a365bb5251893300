using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Standbys;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Takeover;

/// <summary>Who lives, and who is responsible for what.</summary>
internal sealed class ClusterView(IClusterMembershipService membership, SiloZones zones, DrainedZones drained, LoopFeeds feeds, ISiloPlace place, TimeProvider time)
{
    private static readonly PlacementDefinition NoWishes = new(StandbyKind.None, 1, SpreadBy.Zone);

    private ImmutableDictionary<string, ZoneMembers> _zones = ImmutableDictionary<string, ZoneMembers>.Empty;

    /// <summary>Silos that may run loops.</summary>
    public IReadOnlyList<SiloAddress> Active() =>
        [.. membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress)];

    /// <summary>
    /// Whether this silo is the one that a loop falls to now that its owner is gone: the first of its standbys that lives, else
    /// one that its name falls to.
    /// </summary>
    public static bool IsMine(OwnedLoop loop, SiloAddress self, ClusterPicture picture)
    {
        foreach (var standby in loop.Standbys)
        {
            if (picture.Lives(standby))
                return standby.Equals(self);
        }

        return Falls(loop, self, picture);
    }

    /// <summary>The same without regard to standbys: one of them may be in trouble itself.</summary>
    public static bool Falls(OwnedLoop loop, SiloAddress self, ClusterPicture picture)
    {
        var open = picture.Silos.Where(silo => !picture.Drained.Contains(silo.Zone)).ToList();
        var allowed = open.Where(silo => loop.Zones.Count == 0 || loop.Zones.Contains(silo.Zone)).ToList();
        List<PlacedSilo> candidates = allowed.Count > 0 ? allowed : open.Count > 0 ? open : [.. picture.Silos];
        return candidates.Count > 0 && StandbyPlacement.Pick(loop.Name, candidates).Address.Equals(self);
    }

    /// <summary>The silo that a loop of this one goes to when this one leaves; null when there is no other.</summary>
    public SiloAddress? HeirElsewhere(string loop)
    {
        var feed = feeds.Find(loop);
        return OwnerPlacement.Elsewhere(loop, feed?.Placement ?? NoWishes, silo => !silo.Address.Equals(place.Address), feed?.Ready() ?? [], Picture());
    }

    /// <summary>The cluster as placement sees it.</summary>
    public ClusterPicture Picture()
    {
        var active = Active();
        var warm = WarmSilos.Among(active, time.GetUtcNow());
        ImmutableArray<PlacedSilo> silos = [.. active.Order().Select(silo => new PlacedSilo(silo, zones.ZoneOf(silo), warm.Contains(silo)))];
        return new ClusterPicture(silos, drained.Current, WholeFor(silos));
    }

    public bool Lives(SiloAddress silo) => membership.CurrentSnapshot.GetSiloStatus(silo) == SiloStatus.Active;

    /// <summary>Whether an owner that is written down runs nothing any more. Call after a refresh: an unknown silo counts as gone.</summary>
    public bool IsGone(string owner)
    {
        if (owner.Length == 0 || !SiloAddress.TryParse(owner, out var silo))
            return true;
        return membership.CurrentSnapshot.GetSiloStatus(silo) is SiloStatus.Dead or SiloStatus.None;
    }

    public ValueTask RefreshAsync(CancellationToken cancel) => membership.Refresh(cancellationToken: cancel);

    /// <summary>Since when each zone has had the silos that it has, as far as this silo has seen.</summary>
    private ImmutableDictionary<string, TimeSpan> WholeFor(ImmutableArray<PlacedSilo> silos)
    {
        var now = time.GetTimestamp();
        var before = Volatile.Read(ref _zones);
        var next = silos.Where(silo => silo.Zone.Length > 0).GroupBy(silo => silo.Zone).ToImmutableDictionary(
            zone => zone.Key,
            zone =>
            {
                var members = string.Join(',', zone.Select(silo => silo.Address.ToParsableString()));
                return before.TryGetValue(zone.Key, out var known) && known.Silos == members ? known : new ZoneMembers(members, now);
            });
        // Two at once differ by a moment at most.
        Volatile.Write(ref _zones, next);
        return next.ToImmutableDictionary(zone => zone.Key, zone => time.GetElapsedTime(zone.Value.Since, now));
    }

    private sealed record ZoneMembers(string Silos, long Since);
}
