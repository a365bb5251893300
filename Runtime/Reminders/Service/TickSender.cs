using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.ReminderService;

/// <summary>Sends ticks to grains.</summary>
internal sealed class TickSender(IGrainFactory grains, TimeProvider time, ReminderInstruments instruments, ILogger<LocalReminderService> logger)
{
    /// <summary>Ends with the grain's answer or the call's time-out, and never throws.</summary>
    public async Task SendAsync(ReminderEntry entry, DateTime dueAt)
    {
        try
        {
            var now = time.GetUtcNow().UtcDateTime;
            instruments.Late(now > dueAt ? now - dueAt : TimeSpan.Zero);
            await grains.GetGrain<IRemindable>(entry.GrainId).ReceiveReminder(entry.ReminderName, new TickStatus(entry.StartAt, entry.Period, now));
            instruments.Delivered();
        }
        catch (Exception error)
        {
            // The grain's own exception, or there is no silo for it now: the schedule goes on either way.
            ReminderLog.TickFailed(logger, error, entry.ReminderName, entry.GrainId);
        }
    }
}
