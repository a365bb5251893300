using System.Collections.Concurrent;

namespace Orleans.Runtime.GrainDirectory;

/// <summary>The directory of a silo that is alone. Stands in until the cluster's directory is registered.</summary>
internal sealed class SingleSiloLocator : IGrainLocator
{
    private readonly ConcurrentDictionary<GrainId, GrainAddress> _entries = new();

    public ValueTask<GrainAddress?> Lookup(GrainId grainId) => new(_entries.GetValueOrDefault(grainId));

    public Task<GrainAddress> Register(GrainAddress address, GrainAddress? previous) =>
        Task.FromResult(_entries.AddOrUpdate(address.GrainId, address, (_, current) => previous is not null && current.Equals(previous) ? address : current));

    public Task Unregister(GrainAddress address)
    {
        _entries.TryRemove(new KeyValuePair<GrainId, GrainAddress>(address.GrainId, address));
        return Task.CompletedTask;
    }

    public bool TryLookupInCache(GrainId grainId, out GrainAddress address) => _entries.TryGetValue(grainId, out address!);

    public void InvalidateCache(GrainAddress address)
    {
        // What it knows is never second-hand.
    }
}
