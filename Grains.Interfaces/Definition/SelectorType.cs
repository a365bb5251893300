namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How one value is chosen from a signal's sources.</summary>
public enum SelectorType
{
    /// <summary>The first usable source by priority.</summary>
    Failover = 0,

    /// <summary>The median of those that agree.</summary>
    Median = 1,

    /// <summary>The mean of those that agree.</summary>
    Average = 2,

    /// <summary>Two of exactly three have to agree.</summary>
    Vote2oo3 = 3,

    /// <summary>As many as the quorum have to agree.</summary>
    Quorum = 4,

    /// <summary>The highest.</summary>
    Max = 5,

    /// <summary>The lowest.</summary>
    Min = 6,

    /// <summary>Streams of one quantity share the load; a stalled one is rerouted.</summary>
    LoadBalance = 7,
}
