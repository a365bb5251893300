using Orleans.Placement;

namespace Orleans.Concurrency;

/// <summary>Up to a number of activations per silo and id, placed where the call arrives.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : PlacementAttribute
{
    /// <summary>As many workers as processors.</summary>
    public StatelessWorkerAttribute()
        : base(new StatelessWorkerPlacement())
    {
    }

    /// <summary>At most <paramref name="maxLocalWorkers"/> workers on a silo.</summary>
    public StatelessWorkerAttribute(int maxLocalWorkers)
        : this() => MaxLocalWorkers = maxLocalWorkers;

    /// <summary>At most <paramref name="maxLocalWorkers"/> workers on a silo.</summary>
    public StatelessWorkerAttribute(int maxLocalWorkers, bool removeIdleWorkers)
        : this()
    {
        MaxLocalWorkers = maxLocalWorkers;
        RemoveIdleWorkers = removeIdleWorkers;
    }

    internal int MaxLocalWorkers { get; } = -1;

    internal bool RemoveIdleWorkers { get; } = true;
}
