using System.Diagnostics;

namespace Orleans.TestingHost.Utils;

/// <summary>Waiting in tests.</summary>
public static class TestingUtils
{
    /// <summary>Asks until the answer is true; the argument says whether it is the last time, when the predicate may throw what it thinks of it.</summary>
    public static async Task WaitUntilAsync(Func<bool, Task<bool>> predicate, TimeSpan timeout, TimeSpan? delayOnFail = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var pause = delayOnFail ?? TimeSpan.FromSeconds(1);
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < timeout)
        {
            if (await predicate(false)) return;
            await Task.Delay(pause);
        }

        await predicate(true);
    }
}
