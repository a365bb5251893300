using System.Globalization;

namespace OrleansHa.Samples.CpuGovernor;

/// <summary>
/// CPU use of one process from the text of <c>/proc/PID/stat</c>, over a sliding window. Not thread-safe.
/// </summary>
internal sealed class CpuMeter(TimeProvider time)
{
    /// <summary>The kernel counts in hundredths of a second, so two seconds tell half a percent.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    // What user space is told, whatever the kernel's own tick is (man 5 proc, sysconf(_SC_CLK_TCK)).
    private const double TicksPerSecond = 100;

    // utime is field 14 and stime field 15 of the line; counted after the command, which may hold spaces, 11 and 12.
    private const int UserTimeField = 11;
    private const int SystemTimeField = 12;
    private const int StartTimeField = 19;

    private readonly Queue<(long At, long Ticks)> _samples = new();
    private string? _startTime;

    /// <summary>Adds a reading.</summary>
    /// <returns>Percent of one core over the window (100 = one core); null until the window is half full.</returns>
    /// <exception cref="IOException">The process id now belongs to another process.</exception>
    public double? Add(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        _startTime ??= fields[StartTimeField];
        if (fields[StartTimeField] != _startTime)
            throw new IOException("the process id was given to another process");

        var ticks = long.Parse(fields[UserTimeField], CultureInfo.InvariantCulture)
            + long.Parse(fields[SystemTimeField], CultureInfo.InvariantCulture);
        var now = time.GetTimestamp();

        _samples.Enqueue((now, ticks));
        while (_samples.Count > 2 && time.GetElapsedTime(_samples.Peek().At, now) > Window)
            _samples.Dequeue();

        var oldest = _samples.Peek();
        var elapsed = time.GetElapsedTime(oldest.At, now);
        return elapsed < Window / 2 ? null : (ticks - oldest.Ticks) / TicksPerSecond / elapsed.TotalSeconds * 100;
    }
}
