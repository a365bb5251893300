namespace Orleans.TestingHost;

/// <summary>What a storage does besides failing on request.</summary>
public class FaultInjectionGrainStorageOptions
{
    /// <summary>How long each operation takes at least; 0 by default.</summary>
    public TimeSpan Latency { get; set; }
}
