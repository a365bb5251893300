using Orleans.Statistics;

namespace Orleans.Runtime;

/// <summary>This silo's processor and memory as last measured.</summary>
internal interface ISiloResources
{
    EnvironmentStatistics Current { get; }

    /// <summary>Measures now.</summary>
    void Measure();
}
