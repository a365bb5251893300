using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.ReminderService;

/// <summary>Event ids 4000 to 4019.</summary>
internal static partial class ReminderLog
{
    [LoggerMessage(4000, LogLevel.Warning, "The reminder table could not be started; it is tried again every second for {Timeout}.")]
    public static partial void TableAwayAtStart(ILogger logger, Exception error, TimeSpan timeout);

    [LoggerMessage(4001, LogLevel.Warning, "Reminders could not be read; those known go on, and it is tried again in {Pause}.")]
    public static partial void ReadFailed(ILogger logger, Exception error, TimeSpan pause);

    [LoggerMessage(4002, LogLevel.Information, "Reminders can be read again; this silo has {Count} in its window.")]
    public static partial void ReadAgain(ILogger logger, int count);

    [LoggerMessage(4003, LogLevel.Error, "Reminder '{Name}' of {Grain} failed; its next tick comes as planned.")]
    public static partial void TickFailed(ILogger logger, Exception error, string name, GrainId grain);

    [LoggerMessage(4004, LogLevel.Warning, "No silo took up the change of reminder '{Name}' of {Grain} at once; the next refresh brings it.")]
    public static partial void OwnerNotTold(ILogger logger, Exception? error, string name, GrainId grain);

    [LoggerMessage(4005, LogLevel.Debug, "This silo serves the reminders of {Range} now, {Count} in its window.")]
    public static partial void RangeLoaded(ILogger logger, string range, int count);
}
