using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime.Messaging;
using Orleans.Timers;

namespace Orleans.Runtime.ReminderService;

/// <summary>Writes the table from the caller's silo, then tells the silo that answers for the reminder.</summary>
internal sealed class ReminderRegistry(
    IReminderTable table, GrainServiceRing ring, ISystemTargetFactory targets, TimeProvider time, IOptions<ReminderOptions> options, ILogger<LocalReminderService> logger) : IReminderRegistry
{
    // Views differ for some milliseconds when silos come or go. What nobody takes up meanwhile, the next refresh brings.
    private const int MaxTellings = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        RequireGrain();
        RequireName(reminderName);
        RequireTime(dueTime, nameof(dueTime));
        RequireTime(period, nameof(period));
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"The period {period} of reminder '{reminderName}' is below {nameof(ReminderOptions)}.{nameof(ReminderOptions.MinimumReminderPeriod)}, {options.Value.MinimumReminderPeriod}.", nameof(period));
        }

        var entry = new ReminderEntry { GrainId = callingGrainId, ReminderName = reminderName, StartAt = StartAfter(dueTime), Period = period };
        entry.ETag = await table.UpsertRow(entry);
        await TellAsync(callingGrainId, reminderName, target => target.Registered(entry));
        return ReminderHandle.Of(entry);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        RequireGrain();
        ArgumentNullException.ThrowIfNull(reminder);
        if (reminder is not ReminderHandle handle) throw new ArgumentException($"{reminder} is no reminder of this service.", nameof(reminder));
        if (!await table.RemoveRow(handle.GrainId, handle.ReminderName, handle.ETag ?? ""))
        {
            if (await table.ReadRow(handle.GrainId, handle.ReminderName) is not { } current) return;
            throw new ReminderException(
                $"Reminder {handle} was registered anew since (ETag {current.ETag}) and was not removed: get it with GetReminder and try again.");
        }

        await TellAsync(handle.GrainId, handle.ReminderName, target => target.Removed(handle.GrainId, handle.ReminderName));
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
    {
        RequireGrain();
        RequireName(reminderName);
        return await table.ReadRow(callingGrainId, reminderName) is { } entry ? ReminderHandle.Of(entry) : null;
    }

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
    {
        RequireGrain();
        return [.. (await table.ReadRows(callingGrainId)).Reminders.Select(ReminderHandle.Of)];
    }

    private static void RequireGrain()
    {
        if (RuntimeContext.Current is null) throw new InvalidOperationException("Reminders can be used only from inside a grain's turn.");
    }

    private static void RequireName(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new ArgumentNullException(nameof(name), "A reminder needs a name.");
    }

    private static void RequireTime(TimeSpan time, string name)
    {
        if (time < TimeSpan.Zero || time == TimeSpan.MaxValue) throw new ArgumentOutOfRangeException(name, time, "A reminder's time must be neither negative nor infinite.");
    }

    // Tables keep milliseconds; whole ones make the schedule the same before and after it was stored.
    private DateTime StartAfter(TimeSpan dueTime)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (dueTime > DateTime.MaxValue - now) throw new ArgumentOutOfRangeException(nameof(dueTime), dueTime, "The first tick would lie beyond the end of time.");
        var start = now + dueTime;
        return new DateTime(start.Ticks - start.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }

    private async Task TellAsync(GrainId grain, string name, Func<IReminderTarget, Task<bool>> tell)
    {
        Exception? last = null;
        for (var i = 0; i < MaxTellings; i++)
        {
            try
            {
                if (await tell(targets.GetSystemTarget<IReminderTarget>(ReminderTarget.Type, ring.OwnerOf(grain.GetUniformHashCode())))) return;
            }
            catch (OrleansException error)
            {
                // That silo is gone or going; another one answers for the reminder soon.
                last = error;
            }
            catch (TimeoutException error)
            {
                // It may have heard; asking on would keep the grain's turn for too long.
                last = error;
                break;
            }

            await Task.Delay(Pause, time);
        }

        ReminderLog.OwnerNotTold(logger, last, name, grain);
    }
}
