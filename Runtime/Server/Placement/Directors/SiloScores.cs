using Orleans.Configuration;

namespace Orleans.Runtime.Placement;

/// <summary>Rates silos for <see cref="ResourceOptimizedPlacement"/>: 0 is idle and empty, 1 is full. Pure.</summary>
internal static class SiloScores
{
    // With a handful of activations a share says nothing: below a dozen each of them counts a twelfth, which keeps the local
    // silo within its default margin while it is at most four ahead.
    private const int LeastFullCount = 12;

    /// <summary>One score for each load; a silo that told nothing yet counts as idle, so that newcomers are filled.</summary>
    public static double[] Rate(IReadOnlyList<SiloLoad?> loads, ResourceOptimizedPlacementOptions options)
    {
        double weights = options.CpuUsageWeight + options.MemoryUsageWeight + options.AvailableMemoryWeight + options.MaxAvailableMemoryWeight + options.ActivationCountWeight;
        var largestCount = LeastFullCount;
        long largestMemory = 0;
        foreach (var load in loads)
        {
            largestCount = Math.Max(largestCount, load?.Activations ?? 0);
            largestMemory = Math.Max(largestMemory, load?.Environment.MaximumAvailableMemoryBytes ?? 0);
        }

        return [.. loads.Select(load => load is null || weights <= 0 ? 0 : Rate(load, options, largestCount, largestMemory) / weights)];
    }

    private static double Rate(SiloLoad load, ResourceOptimizedPlacementOptions options, int largestCount, long largestMemory)
    {
        var environment = load.Environment;
        double memory = environment.MaximumAvailableMemoryBytes;
        var score = options.CpuUsageWeight * environment.CpuUsagePercentage / 100.0 + options.ActivationCountWeight * (double)load.Activations / largestCount;
        if (memory <= 0) return score;
        return score
            + options.MemoryUsageWeight * Math.Min(1, environment.MemoryUsageBytes / memory)
            + options.AvailableMemoryWeight * (1 - Math.Min(1, environment.AvailableMemoryBytes / memory))
            + options.MaxAvailableMemoryWeight * (1 - memory / largestMemory);
    }
}
