using System.Collections.Concurrent;

namespace Orleans.Runtime.Placement;

/// <summary>How many activations each silo has, as last told, plus what was placed there from here since.</summary>
internal sealed class SiloLoadView
{
    private readonly ConcurrentDictionary<SiloAddress, Load> _loads = new();

    public int CountOf(SiloAddress silo) => _loads.TryGetValue(silo, out var load) ? load.Count + load.PlacedSince : 0;

    public void Placed(SiloAddress silo) => Interlocked.Increment(ref _loads.GetOrAdd(silo, static _ => new Load(0)).PlacedSince);

    public void Report(SiloAddress silo, int count) => _loads[silo] = new Load(count);

    public void Forget(SiloAddress silo) => _loads.TryRemove(silo, out _);

    private sealed class Load(int count)
    {
        public int PlacedSince;

        public int Count { get; } = count;
    }
}
