namespace OrleansHa.Grains.Loops.Watch;

/// <summary>When a loop counts as stuck, and what is tried. Pure.</summary>
internal static class WatchRule
{
    /// <summary>3 periods, as promised; a single step may be late for many good reasons.</summary>
    public const int Periods = 3;

    public static bool IsOverdue(TimeSpan still, TimeSpan period, TimeSpan floor)
    {
        var bound = period * Periods;
        return still > (bound > floor ? bound : floor);
    }

    /// <summary>Waits before the next attempt: doubled from the first, so that a loop that cannot be helped costs little.</summary>
    public static TimeSpan Backoff(int attempts, TimeSpan first, TimeSpan longest)
    {
        var wait = first;
        for (var i = 1; i < attempts && wait < longest; i++)
            wait *= 2;
        return wait < longest ? wait : longest;
    }
}
