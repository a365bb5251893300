namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How one value is chosen from a signal's sources.</summary>
public enum SelectorType
{
    /// <summary>The first usable source by priority.</summary>
    Failover = 0,

    /// <summary>The median of those that agree.</summary>
    Median = 1,
}
