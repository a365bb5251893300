namespace Orleans.Runtime.ReminderService;

/// <summary>Keeps the reminders of a cluster in memory.</summary>
internal interface IReminderTableGrain : IGrainWithIntegerKey
{
    Task<ReminderEntry?> Read(GrainId grainId, string reminderName);

    Task<List<ReminderEntry>> ReadOf(GrainId grainId);

    Task<List<ReminderEntry>> ReadRange(uint begin, uint end);

    Task<string> Upsert(ReminderEntry entry);

    Task<bool> Remove(GrainId grainId, string reminderName, string eTag);

    Task Clear();
}
