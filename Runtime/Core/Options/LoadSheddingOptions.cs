namespace Orleans.Configuration;

/// <summary>When a gateway refuses client requests.</summary>
public class LoadSheddingOptions
{
    /// <summary>Whether it does at all.</summary>
    public bool LoadSheddingEnabled { get; set; }

    /// <summary>Processor use above which it does, in percent.</summary>
    public int CpuThreshold { get; set; } = 95;

    /// <summary>Memory use above which it does, in percent.</summary>
    public int MemoryThreshold { get; set; } = 90;
}
