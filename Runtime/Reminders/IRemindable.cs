namespace Orleans;

/// <summary>A grain that reminders can be registered for.</summary>
public interface IRemindable : IGrain
{
    /// <summary>A reminder is due. An exception is logged and changes nothing about later ticks.</summary>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
