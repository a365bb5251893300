using Orleans.Statistics;

namespace Orleans.Runtime;

/// <summary>Test clusters: all silos share one process, so that what it uses says nothing about any of them.</summary>
internal sealed class ConstantSiloResources : ISiloResources
{
    public EnvironmentStatistics Current { get; } = new(10, 1L << 30, 3L << 30, 4L << 30);

    public void Measure()
    {
        // It never changes.
    }
}
