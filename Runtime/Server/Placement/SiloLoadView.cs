using System.Collections.Concurrent;

namespace Orleans.Runtime.Placement;

/// <summary>How loaded each silo is, as last told, plus what was placed there from here since.</summary>
internal sealed class SiloLoadView
{
    private readonly ConcurrentDictionary<SiloAddress, Entry> _loads = new();

    public int CountOf(SiloAddress silo) => _loads.TryGetValue(silo, out var entry) ? entry.Count : 0;

    /// <summary>What the silo told, with the activations counted as they are by now; null when it told nothing yet.</summary>
    public SiloLoad? LoadOf(SiloAddress silo) => _loads.TryGetValue(silo, out var entry) && entry.Told is { } told ? told with { Activations = entry.Count } : null;

    public void Placed(SiloAddress silo) => Interlocked.Increment(ref _loads.GetOrAdd(silo, static _ => new Entry(null)).PlacedSince);

    public void Report(SiloAddress silo, SiloLoad load) => _loads[silo] = new Entry(load);

    public void Forget(SiloAddress silo) => _loads.TryRemove(silo, out _);

    private sealed class Entry(SiloLoad? told)
    {
        public int PlacedSince;

        public SiloLoad? Told { get; } = told;

        public int Count => (Told?.Activations ?? 0) + Volatile.Read(ref PlacedSince);
    }
}
