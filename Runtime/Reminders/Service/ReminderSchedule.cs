using Orleans.Runtime.GrainDirectory;

namespace Orleans.Runtime.ReminderService;

/// <summary>
/// The reminders that this silo ticks, by due time. Not thread-safe: its owner locks. What is in the table but ticks only after
/// the window is not held; a later read brings it.
/// </summary>
internal sealed class ReminderSchedule(TimeSpan window)
{
    private readonly Dictionary<(GrainId Grain, string Name), LocalReminder> _reminders = [];
    private readonly PriorityQueue<LocalReminder, DateTime> _queue = new();

    // Reminders changed while a read is under way, which may still bring their old rows.
    private readonly HashSet<(GrainId Grain, string Name)> _changed = [];
    private bool _isReading;
    private long _stamp;

    public int Count => _reminders.Count;

    /// <summary>A reminder was registered just now: a first tick that is due already is sent, however late.</summary>
    public void Register(ReminderEntry entry)
    {
        Remove(entry.GrainId, entry.ReminderName);
        Add(new LocalReminder(entry, index: 0, ++_stamp));
    }

    /// <summary>A reminder was unregistered.</summary>
    public void Remove(GrainId grain, string name)
    {
        if (_isReading) _changed.Add((grain, name));
        if (_reminders.Remove((grain, name), out var reminder)) reminder.IsRemoved = true;
    }

    /// <summary>Drops what other silos answer for from now on.</summary>
    public void Keep(HashRangeSet hashes)
    {
        foreach (var reminder in _reminders.Values.Where(reminder => !hashes.Contains(reminder.Hash)).ToList()) Forget(reminder);
    }

    /// <summary>Call before a read of the table; its result goes to <see cref="EndRead"/>.</summary>
    public long BeginRead()
    {
        _changed.Clear();
        _isReading = true;
        return ++_stamp;
    }

    /// <summary>Takes over what the table had: known reminders go on as they are, new ones wait for their next tick, others are gone.</summary>
    /// <param name="began">What <see cref="BeginRead"/> returned.</param>
    /// <param name="rows">The rows read.</param>
    /// <param name="hashes">The hashes that were read and that this silo still answers for.</param>
    /// <param name="now">The time, UTC.</param>
    public void EndRead(long began, IReadOnlyCollection<ReminderEntry> rows, HashRangeSet hashes, DateTime now)
    {
        var found = new HashSet<(GrainId, string)>();
        foreach (var row in rows)
        {
            var key = (row.GrainId, row.ReminderName);
            if (!hashes.Contains(row.GrainId.GetUniformHashCode()) || _changed.Contains(key)) continue;
            found.Add(key);
            if (_reminders.TryGetValue(key, out var known))
            {
                if (known.Stamp > began || known.Entry.ETag == row.ETag) continue;
                Forget(known);
            }

            var reminder = new LocalReminder(row, ReminderTiming.NextIndex(row, now), ++_stamp);
            if (reminder.DueAt - now <= window) Add(reminder);
        }

        foreach (var reminder in _reminders.Values.Where(reminder => reminder.Stamp < began && hashes.Contains(reminder.Hash)).ToList())
        {
            if (!found.Contains((reminder.Entry.GrainId, reminder.Entry.ReminderName))) Forget(reminder);
        }

        _changed.Clear();
        _isReading = false;
    }

    /// <summary>Takes reminders that are due, at most <paramref name="most"/>; each comes back by <see cref="Ticked"/>.</summary>
    public List<LocalReminder> TakeDue(DateTime now, int most)
    {
        var due = new List<LocalReminder>();
        while (due.Count < most && _queue.TryPeek(out var next, out var at) && (next.IsRemoved || at <= now))
        {
            _queue.Dequeue();
            if (!next.IsRemoved) due.Add(next);
        }

        return due;
    }

    /// <summary>A tick was delivered or failed: the next one is the next multiple of the period that is not over yet.</summary>
    public void Ticked(LocalReminder reminder, DateTime now)
    {
        if (reminder.IsRemoved) return;
        reminder.Index = Math.Max(reminder.Index + 1, ReminderTiming.NextIndex(reminder.Entry, now));
        if (reminder.DueAt - now > window) Forget(reminder);
        else _queue.Enqueue(reminder, reminder.DueAt);
    }

    /// <summary>When the next tick is due, null when none is known.</summary>
    public DateTime? NextDue()
    {
        while (_queue.TryPeek(out var next, out var at))
        {
            if (!next.IsRemoved) return at;
            _queue.Dequeue();
        }

        return null;
    }

    private void Add(LocalReminder reminder)
    {
        _reminders[(reminder.Entry.GrainId, reminder.Entry.ReminderName)] = reminder;
        _queue.Enqueue(reminder, reminder.DueAt);
    }

    private void Forget(LocalReminder reminder)
    {
        reminder.IsRemoved = true;
        _reminders.Remove((reminder.Entry.GrainId, reminder.Entry.ReminderName));
    }
}
