namespace Orleans.Runtime.ReminderService;

/// <summary>A reminder that this silo ticks. Changed only under the lock of the service.</summary>
internal sealed class LocalReminder(ReminderEntry entry, long index, long stamp)
{
    public ReminderEntry Entry { get; } = entry;

    /// <summary>The number of the next tick.</summary>
    public long Index { get; set; } = index;

    /// <summary>When it was heard of, counted in changes of the schedule: a read that began earlier does not know it.</summary>
    public long Stamp { get; } = stamp;

    public uint Hash { get; } = entry.GrainId.GetUniformHashCode();

    public DateTime DueAt => ReminderTiming.DueAt(Entry, Index);

    public bool IsRemoved { get; set; }
}
