namespace Orleans.Configuration;

/// <summary>How hashes are shared among silos for grain services and reminders. The same on every silo of a cluster.</summary>
public class ConsistentRingOptions
{
    /// <summary>How many points each silo has on the ring: with more, shares are more even and ranges shorter.</summary>
    public int NumVirtualBucketsConsistentRing { get; set; } = 30;

    /// <summary>Whether a silo has several points; else it has one.</summary>
    public bool UseVirtualBucketsConsistentRing { get; set; } = true;
}
