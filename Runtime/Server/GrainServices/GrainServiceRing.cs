using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.MembershipService;

namespace Orleans.Runtime;

/// <summary>
/// Who answers for which hash among grain services: the active silos, and this one from its start, with the points that the
/// directory's ring gives them. Tells this silo's services when their range changes.
/// </summary>
internal sealed class GrainServiceRing : IMembershipObserver
{
    private readonly SiloAddress _self;
    private readonly int _points;
    private readonly Lock _lock = new();
    private readonly List<Action<RingRange, RingRange>> _listeners = [];
    private DirectoryRing _ring;
    private RingRange _range = RingRange.Full;

    public GrainServiceRing(ILocalSiloDetails silo, IOptions<ConsistentRingOptions>? options = null)
    {
        var ring = options?.Value ?? new ConsistentRingOptions();
        _points = ring.UseVirtualBucketsConsistentRing ? ring.NumVirtualBucketsConsistentRing : 1;
        _self = silo.SiloAddress;
        _ring = Among(ClusterMembershipSnapshot.Empty);
    }

    /// <summary>What this silo answers for.</summary>
    public RingRange Range => Volatile.Read(ref _range);

    /// <summary>The silo that answers for a hash; this one while it knows of no other.</summary>
    public SiloAddress OwnerOf(uint hash) => Volatile.Read(ref _ring).OwnerOf(hash) ?? _self;

    /// <summary>Calls with the old and the new range at every change from now on; must not block. Returns the range as it is now.</summary>
    public RingRange Follow(Action<RingRange, RingRange> listener)
    {
        lock (_lock)
        {
            _listeners.Add(listener);
            return _range;
        }
    }

    public void OnViewChanged(ClusterMembershipUpdate update)
    {
        var ring = Among(update.Snapshot);
        Action<RingRange, RingRange>[] listeners;
        RingRange old, current;
        lock (_lock)
        {
            if (ring.HasSameOwners(_ring)) return;
            old = _range;
            current = new RingRange(ring.RangesOf(_self));
            Volatile.Write(ref _ring, ring);
            Volatile.Write(ref _range, current);
            listeners = [.. _listeners];
        }

        foreach (var listener in listeners) listener(old, current);
    }

    // This silo counts from its start, so that a service finds a range before the cluster knows of it.
    private DirectoryRing Among(ClusterMembershipSnapshot view) => view.GetSiloStatus(_self).IsTerminating()
        ? new DirectoryRing(view, _points)
        : new DirectoryRing(new ClusterMembershipSnapshot(view.Members.SetItem(_self, new ClusterMember(_self, SiloStatus.Active, string.Empty)), view.Version), _points);
}
