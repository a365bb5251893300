namespace Orleans.Runtime;

/// <summary>A reminder could not be changed, e.g. because the handle is older than the reminder.</summary>
[GenerateSerializer]
public sealed class ReminderException(string message) : OrleansException(message);
