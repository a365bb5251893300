using System.Diagnostics;

namespace OrleansHa.Tests.Bench.Measuring;

/// <summary>Runs callers in closed loops for a window, after a warm-up, and counts.</summary>
internal static class Callers
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    public static async Task<CallRate> RunAsync(int count, TimeSpan window, Func<int, ValueTask> call)
    {
        await CountAsync(count, WarmUp, call);
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var counts = await CountAsync(count, window, call);
        var seconds = watch.Elapsed.TotalSeconds;
        var total = counts.Sum();
        var mean = total / (double)count;
        return new CallRate(total / seconds, counts.Min() / mean, (GC.GetTotalAllocatedBytes() - allocated) / (double)total);
    }

    private static async Task<long[]> CountAsync(int count, TimeSpan window, Func<int, ValueTask> call)
    {
        var counts = new long[count];
        var end = Stopwatch.GetTimestamp() + (long)(window.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, count).Select(caller => Task.Run(async () =>
        {
            while (Stopwatch.GetTimestamp() < end)
            {
                await call(caller);
                counts[caller]++;
            }
        })));
        return counts;
    }
}
