using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OrleansHa.Tests.Chaos.Member;

/// <summary>For each grain the longest time between two answers since it was last asked for.</summary>
internal sealed class GapBook(int count)
{
    private readonly long[] _last = new long[count];
    private readonly long[] _longest = new long[count];
    private readonly ConcurrentDictionary<string, int> _failures = new();
    private long _resumed;

    public int Count => count;

    /// <summary>Every grain has answered once.</summary>
    public bool IsComplete => !_last.Contains(0);

    public void Answered(int index)
    {
        var now = Stopwatch.GetTimestamp();
        var last = Interlocked.Exchange(ref _last[index], now);
        if (last == 0) return;
        var gap = now - last;
        if (gap > Stopwatch.Frequency) Volatile.Write(ref _resumed, now);
        var longest = Volatile.Read(ref _longest[index]);
        while (gap > longest)
        {
            var seen = Interlocked.CompareExchange(ref _longest[index], gap, longest);
            if (seen == longest) return;
            longest = seen;
        }
    }

    public void Failed(int index, Exception error) => _failures.AddOrUpdate(error.GetType().Name, 1, static (_, times) => times + 1);

    /// <summary>
    /// <c>gaps NOW OLDEST RESUMED G0 G1 ... | failures</c>: timestamps of the monotonic clock, OLDEST being the earliest last answer
    /// of any grain and RESUMED the latest answer that ended a gap of more than a second; and each grain's longest gap in milliseconds since the last telling, one that is still open included.
    /// </summary>
    public string Tell()
    {
        var now = Stopwatch.GetTimestamp();
        var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"gaps {now} {_last.Min()} {Volatile.Read(ref _resumed)}");
        for (var i = 0; i < count; i++)
        {
            var longest = Math.Max(Interlocked.Exchange(ref _longest[i], 0), now - Volatile.Read(ref _last[i]));
            line.Append(CultureInfo.InvariantCulture, $" {longest * 1000 / Stopwatch.Frequency}");
        }

        foreach (var (name, times) in _failures) line.Append(CultureInfo.InvariantCulture, $" | {name} {times}");
        _failures.Clear();
        return line.ToString();
    }
}
