using Orleans.Statistics;

namespace Orleans.Runtime;

/// <summary>How busy a silo was at one moment.</summary>
[GenerateSerializer]
public sealed class SiloRuntimeStatistics
{
    internal SiloRuntimeStatistics()
    {
    }

    /// <summary>Its activations.</summary>
    [Id(0)]
    public int ActivationCount { get; internal set; }

    /// <summary>Those that answered something within the last ten minutes.</summary>
    [Id(1)]
    public int RecentlyUsedActivationCount { get; internal set; }

    /// <summary>Clients connected to its gateway.</summary>
    [Id(2)]
    public long ClientCount { get; internal set; }

    /// <summary>Messages that came over connections since it started.</summary>
    [Id(3)]
    public long ReceivedMessages { get; internal set; }

    /// <summary>Messages that left over connections since it started.</summary>
    [Id(4)]
    public long SentMessages { get; internal set; }

    /// <summary>Whether its gateway refuses client requests: see LoadSheddingOptions.</summary>
    [Id(5)]
    public bool IsOverloaded { get; internal set; }

    /// <summary>When that was, UTC.</summary>
    [Id(6)]
    public DateTime DateTime { get; internal set; }

    /// <summary>Its processor and memory.</summary>
    [Id(7)]
    public EnvironmentStatistics EnvironmentStatistics { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{ActivationCount} activations ({RecentlyUsedActivationCount} recent), {ClientCount} clients, {ReceivedMessages} messages in, {SentMessages} out, {EnvironmentStatistics}{(IsOverloaded ? ", overloaded" : "")}";
}
