using System.Collections.Concurrent;

namespace Orleans.Runtime.GrainDirectory;

/// <summary>
/// Activations as last heard of. Bounded: entries live in two generations, hits move to the young one, and when that has
/// grown to half of the size the old one is forgotten.
/// </summary>
internal sealed class DirectoryCache(int size)
{
    private readonly int _generationSize = Math.Max(1, size / 2);
    private ConcurrentDictionary<GrainId, Entry> _young = new();
    private ConcurrentDictionary<GrainId, Entry> _old = new();
    private int _youngCount;

    /// <summary>The cached activation, unless its silo is dead in the ring's view.</summary>
    public bool TryGet(GrainId grain, DirectoryRing ring, out GrainAddress address)
    {
        if (!_young.TryGetValue(grain, out var entry))
        {
            if (!_old.TryRemove(grain, out entry))
            {
                address = null!;
                return false;
            }

            Insert(grain, entry);
        }

        // Checked once per view, not once per call.
        if (!ReferenceEquals(entry.CheckedIn, ring))
        {
            if (!ring.IsLive(entry.Address.SiloAddress!))
            {
                Remove(entry.Address);
                address = null!;
                return false;
            }

            entry.CheckedIn = ring;
        }

        address = entry.Address;
        return true;
    }

    public void Set(GrainAddress address, DirectoryRing ring) => Insert(address.GrainId, new Entry(address) { CheckedIn = ring });

    /// <summary>Forgets this activation; another one of the same grain stays.</summary>
    public void Remove(GrainAddress address)
    {
        if (_young.TryGetValue(address.GrainId, out var entry) && entry.Address.ActivationId == address.ActivationId) _young.TryRemove(new(address.GrainId, entry));
        if (_old.TryGetValue(address.GrainId, out entry) && entry.Address.ActivationId == address.ActivationId) _old.TryRemove(new(address.GrainId, entry));
    }

    private void Insert(GrainId grain, Entry entry)
    {
        var young = _young;
        young[grain] = entry;
        // Overwrites and removals make the count too high, which only turns the generations over earlier.
        if (Interlocked.Increment(ref _youngCount) < _generationSize) return;
        if (Interlocked.CompareExchange(ref _young, new ConcurrentDictionary<GrainId, Entry>(), young) != young) return;
        _old = young;
        Interlocked.Exchange(ref _youngCount, 0);
    }

    private sealed class Entry(GrainAddress address)
    {
        public GrainAddress Address { get; } = address;

        public DirectoryRing? CheckedIn { get; set; }
    }
}
