namespace Orleans.Configuration;

/// <summary>How ResourceOptimizedPlacement weighs silos; each weight 0 to 100.</summary>
public class ResourceOptimizedPlacementOptions
{
    /// <summary>Weight of the silo's CPU use.</summary>
    public int CpuUsageWeight { get; set; } = 40;

    /// <summary>Weight of the silo's memory use.</summary>
    public int MemoryUsageWeight { get; set; } = 20;

    /// <summary>Weight of the memory that is free.</summary>
    public int AvailableMemoryWeight { get; set; } = 20;

    /// <summary>Weight of the machine's memory.</summary>
    public int MaxAvailableMemoryWeight { get; set; } = 5;

    /// <summary>Weight of the number of activations.</summary>
    public int ActivationCountWeight { get; set; } = 15;

    /// <summary>How much worse, in percent, the local silo may be and still be taken.</summary>
    public int LocalSiloPreferenceMargin { get; set; } = 5;
}
