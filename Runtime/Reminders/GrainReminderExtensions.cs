using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Messaging;
using Orleans.Timers;

namespace Orleans;

/// <summary>
/// Reminders: timers that outlive activations, silos and the whole cluster. They tick at <c>due time + N * period</c> after their
/// registration; ticks that nobody was there to send are skipped. Only for grains that are <see cref="IRemindable"/>.
/// </summary>
public static class GrainReminderExtensions
{
    /// <summary>Registers a reminder or replaces the one of that name.</summary>
    /// <exception cref="ArgumentNullException">The name is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or infinite.</exception>
    /// <exception cref="ArgumentException">The period is below the minimum.</exception>
    /// <exception cref="InvalidOperationException">Not called from a grain that is <see cref="IRemindable"/>, or the silo has no reminders.</exception>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        RegisterOrUpdateReminder((IGrainBase)grain, reminderName, dueTime, period);

    /// <inheritdoc cref="RegisterOrUpdateReminder(Grain, string, TimeSpan, TimeSpan)"/>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        RegistryOf(grain).RegisterOrUpdateReminder(grain.GrainContext.GrainId, reminderName, dueTime, period);

    /// <summary>Removes a reminder. One that is gone already is no error.</summary>
    /// <exception cref="ReminderException">The reminder was registered anew since the handle was got.</exception>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => UnregisterReminder((IGrainBase)grain, reminder);

    /// <inheritdoc cref="UnregisterReminder(Grain, IGrainReminder)"/>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) =>
        RegistryOf(grain).UnregisterReminder(grain.GrainContext.GrainId, reminder);

    /// <summary>The reminder of that name, null when there is none.</summary>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => GetReminder((IGrainBase)grain, reminderName);

    /// <inheritdoc cref="GetReminder(Grain, string)"/>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) =>
        RegistryOf(grain).GetReminder(grain.GrainContext.GrainId, reminderName);

    /// <summary>All reminders of the grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetReminders((IGrainBase)grain);

    /// <inheritdoc cref="GetReminders(Grain)"/>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => RegistryOf(grain).GetReminders(grain.GrainContext.GrainId);

    private static IReminderRegistry RegistryOf(IGrainBase grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        if (RuntimeContext.Current is null) throw new InvalidOperationException("Reminders can be used only from inside a grain's turn.");
        if (grain is not IRemindable)
        {
            throw new InvalidOperationException($"{grain.GetType()} has no reminders: it does not implement {nameof(IRemindable)}.");
        }

        return grain.GrainContext.ActivationServices.GetService<IReminderRegistry>() ?? throw new InvalidOperationException(
            "This silo has no reminders: configure them, e.g. with UseInMemoryReminderService or UseAdoNetReminderService.");
    }
}
