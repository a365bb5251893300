using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources.Host;

/// <summary>How much of the silo's host is in use, in percent. In a container these are the host's figures, as /proc gives them.</summary>
internal sealed class SystemSource(SystemSourceInput input, TimeProvider time) : IPulledSource
{
    private CpuTimes? _before;

    public Task<SourceAnswer> ReadAsync(CancellationToken cancel) => Task.Run(Read, cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private SourceAnswer Read()
    {
        var now = time.GetUtcNow();
        try
        {
            return input.Metric switch
            {
                SystemMetric.Cpu => Cpu(now),
                SystemMetric.Memory => SourceAnswer.Good(HostFigures.MemoryInUse(File.ReadAllText("/proc/meminfo")), now),
                _ => SourceAnswer.Good(Disk(new DriveInfo(input.Path)), now),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            return SourceAnswer.Failed(Quality.Bad_ConfigurationError, error.Message, now);
        }
    }

    private SourceAnswer Cpu(DateTimeOffset now)
    {
        var times = CpuTimes.Parse(File.ReadAllText("/proc/stat"));
        var (before, interval) = (_before, _before is { } earlier ? times.Total - earlier.Total : 0);
        // The kernel counts in hundredths of a second: without one between two readings there is no share to tell.
        if (before is null || interval > 0)
            _before = times;
        return before is { } from && interval > 0
            ? SourceAnswer.Good(times.InUseSince(from), now)
            : new SourceAnswer(Measured.Missing(Quality.Bad_WaitingForInitialData, now), "the share of time needs two readings", IsFailure: false);
    }

    // As df counts: what is kept for root is neither free nor in use.
    private static double Disk(DriveInfo drive)
    {
        var used = (double)(drive.TotalSize - drive.TotalFreeSpace);
        return 100 * used / (used + drive.AvailableFreeSpace);
    }
}
