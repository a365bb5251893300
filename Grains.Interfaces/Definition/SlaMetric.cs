using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What is measured along a link.</summary>
public enum SlaMetric
{
    /// <summary>Time on the way, median.</summary>
    [Word("latency_p50")]
    LatencyP50 = 0,

    /// <summary>Time on the way, 95th percentile.</summary>
    [Word("latency_p95")]
    LatencyP95 = 1,

    /// <summary>Time on the way, 99th percentile.</summary>
    [Word("latency_p99")]
    LatencyP99 = 2,

    /// <summary>Age of the value used.</summary>
    Age = 3,

    /// <summary>Longest time without one.</summary>
    Gap = 4,

    /// <summary>Share that failed, 0 to 1.</summary>
    ErrorRate = 5,
}
