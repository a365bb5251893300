namespace Orleans.Timers;

/// <summary>Reminders of the grain that calls; see <see cref="GrainReminderExtensions"/>.</summary>
public interface IReminderRegistry
{
    /// <summary>Registers a reminder or replaces the one of that name.</summary>
    /// <exception cref="ArgumentNullException">The name is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or infinite.</exception>
    /// <exception cref="ArgumentException">The period is below <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>.</exception>
    /// <exception cref="InvalidOperationException">The caller is no grain.</exception>
    Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period);

    /// <summary>Removes a reminder. One that is gone already is no error.</summary>
    /// <exception cref="ReminderException">The reminder was registered anew since the handle was got.</exception>
    Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder);

    /// <summary>The reminder of that name, null when there is none.</summary>
    Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName);

    /// <summary>All reminders of the grain.</summary>
    Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId);
}
