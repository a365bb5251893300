namespace Orleans;

/// <summary>Where reminders are stored. Hashes are those of <see cref="GrainId.GetUniformHashCode"/>.</summary>
public interface IReminderTable
{
    /// <summary>Makes the table ready; an exception is tried again until <see cref="Hosting.ReminderOptions.InitializationTimeout"/>.</summary>
#pragma warning disable CS0618 // Tables that were written for the older name are still asked by it.
    Task StartAsync(CancellationToken cancellationToken = default) => Init();
#pragma warning restore CS0618

    /// <summary>Lets go of what the table holds.</summary>
    Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>The older name of <see cref="StartAsync"/>.</summary>
    [Obsolete("Implement and use StartAsync instead.")]
    Task Init() => Task.CompletedTask;

    /// <summary>One reminder, null when there is none.</summary>
    Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

    /// <summary>All reminders of a grain.</summary>
    Task<ReminderTableData> ReadRows(GrainId grainId);

    /// <summary>All reminders with a hash above <paramref name="begin"/> and up to <paramref name="end"/>; round the end of the ring when end is not above begin, everything when both are equal.</summary>
    Task<ReminderTableData> ReadRows(uint begin, uint end);

    /// <summary>Writes a reminder over any of the same name; returns its ETag.</summary>
    Task<string?> UpsertRow(ReminderEntry entry);

    /// <summary>Removes a reminder that has this ETag; false when there is none or it has another one.</summary>
    Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

    /// <summary>Removes all reminders of the service.</summary>
    Task TestOnlyClearTable();
}
