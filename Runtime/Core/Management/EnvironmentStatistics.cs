using System.Globalization;

namespace Orleans.Statistics;

/// <summary>Processor and memory of a silo's process and machine, smoothed over some seconds.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct EnvironmentStatistics
{
    internal EnvironmentStatistics(float cpuUsagePercentage, long memoryUsageBytes, long availableMemoryBytes, long maximumAvailableMemoryBytes)
    {
        CpuUsagePercentage = cpuUsagePercentage;
        MemoryUsageBytes = memoryUsageBytes;
        AvailableMemoryBytes = availableMemoryBytes;
        MaximumAvailableMemoryBytes = maximumAvailableMemoryBytes;
    }

    /// <summary>What the process uses of all processors, 0 to 100.</summary>
    [Id(0)]
    internal float CpuUsagePercentage { get; }

    /// <summary>What the process uses.</summary>
    [Id(1)]
    internal long MemoryUsageBytes { get; }

    /// <summary>What the machine, or the container's limit, has left.</summary>
    [Id(2)]
    internal long AvailableMemoryBytes { get; }

    /// <summary>What the machine, or the container's limit, has at all.</summary>
    [Id(3)]
    internal long MaximumAvailableMemoryBytes { get; }

    /// <summary>What is in use of the machine's memory, 0 to 100.</summary>
    internal double MemoryUsagePercentage => MaximumAvailableMemoryBytes <= 0 ? 0 : 100.0 * (MaximumAvailableMemoryBytes - AvailableMemoryBytes) / MaximumAvailableMemoryBytes;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"CPU {CpuUsagePercentage:0.#} %, {MemoryUsageBytes >> 20} MB used, {AvailableMemoryBytes >> 20} of {MaximumAvailableMemoryBytes >> 20} MB free");
}
