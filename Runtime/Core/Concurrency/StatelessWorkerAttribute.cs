namespace Orleans.Concurrency;

/// <summary>Up to a number of activations per silo and id, placed where the call arrives.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : Attribute
{
    /// <summary>As many workers as processors.</summary>
    public StatelessWorkerAttribute()
    {
    }

    /// <summary>At most <paramref name="maxLocalWorkers"/> workers on a silo.</summary>
    public StatelessWorkerAttribute(int maxLocalWorkers) => MaxLocalWorkers = maxLocalWorkers;

    /// <summary>At most <paramref name="maxLocalWorkers"/> workers on a silo.</summary>
    public StatelessWorkerAttribute(int maxLocalWorkers, bool removeIdleWorkers)
    {
        MaxLocalWorkers = maxLocalWorkers;
        RemoveIdleWorkers = removeIdleWorkers;
    }

    internal int MaxLocalWorkers { get; } = -1;

    internal bool RemoveIdleWorkers { get; } = true;
}
