namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What a system source measures, in percent of what the host has.</summary>
public enum SystemMetric
{
    /// <summary>Processor time in use.</summary>
    Cpu = 0,

    /// <summary>Memory in use.</summary>
    Memory = 1,

    /// <summary>Space in use of a file system.</summary>
    Disk = 2,
}
