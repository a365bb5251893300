namespace Orleans.Runtime.ReminderService;

/// <summary>When a reminder ticks: at its start and every period after it, whatever happens in between.</summary>
internal static class ReminderTiming
{
    // A period of zero may be registered when the minimum is lowered to it.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>The number of the first tick that is due at <paramref name="now"/> or later; the first of all is 0.</summary>
    public static long NextIndex(ReminderEntry entry, DateTime now)
    {
        if (now <= entry.StartAt) return 0;
        var period = PeriodOf(entry).Ticks;
        return ((now - entry.StartAt).Ticks + period - 1) / period;
    }

    /// <summary>When a tick is due; the end of time when that lies beyond it.</summary>
    public static DateTime DueAt(ReminderEntry entry, long index)
    {
        var ticks = (decimal)entry.StartAt.Ticks + ((decimal)index * PeriodOf(entry).Ticks);
        return ticks >= DateTime.MaxValue.Ticks ? DateTime.MaxValue : new DateTime((long)ticks, DateTimeKind.Utc);
    }

    private static TimeSpan PeriodOf(ReminderEntry entry) => entry.Period > Shortest ? entry.Period : Shortest;
}
