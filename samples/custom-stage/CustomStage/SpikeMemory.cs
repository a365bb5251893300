namespace OrleansHa.Samples.CustomStage;

/// <summary>What <see cref="SpikeFilter"/> remembers. It is stored as JSON: members may be added later.</summary>
public sealed class SpikeMemory
{
    /// <summary>The value given last; null before the first.</summary>
    public double? Last { get; set; }

    /// <summary>How often in a row a jump was seen.</summary>
    public int Doubted { get; set; }
}
