using Orleans.Statistics;

namespace Orleans.Runtime;

/// <summary>Measures the process. Reading is cheap and never blocks; measuring takes some microseconds.</summary>
internal sealed class SiloResources(TimeProvider timeProvider) : ISiloResources
{
    // A new measurement counts this much: at one per second, what lasts three seconds shows and a burst does not.
    private const float Weight = 0.3f;

    private readonly Lock _lock = new();
    private StrongBox? _current;
    private TimeSpan _processorTime = Environment.CpuUsage.TotalTime;
    private long _measuredAt = timeProvider.GetTimestamp();

    public EnvironmentStatistics Current
    {
        get
        {
            if (Volatile.Read(ref _current) is null) Measure();
            return _current!.Value;
        }
    }

    public void Measure()
    {
        lock (_lock)
        {
            var now = timeProvider.GetTimestamp();
            var processorTime = Environment.CpuUsage.TotalTime;
            var elapsed = timeProvider.GetElapsedTime(_measuredAt, now);
            var memory = GC.GetGCMemoryInfo();
            var last = _current?.Value;
            var cpu = last?.CpuUsagePercentage ?? 0;
            if (elapsed > TimeSpan.Zero)
            {
                var used = (float)Math.Clamp(100 * (processorTime - _processorTime) / elapsed / Environment.ProcessorCount, 0, 100);
                cpu = last is null ? used : cpu + Weight * (used - cpu);
                (_processorTime, _measuredAt) = (processorTime, now);
            }

            // Before the first collection the runtime has not looked at the machine's load yet.
            var available = memory.MemoryLoadBytes > 0 ? memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes : memory.TotalAvailableMemoryBytes - Environment.WorkingSet;
            Volatile.Write(ref _current, new StrongBox(new EnvironmentStatistics(cpu, Environment.WorkingSet, Math.Max(0, available), memory.TotalAvailableMemoryBytes)));
        }
    }

    // A struct of four numbers cannot be read in one piece.
    private sealed class StrongBox(EnvironmentStatistics value)
    {
        public EnvironmentStatistics Value { get; } = value;
    }
}
