namespace Orleans.Runtime.ReminderService;

/// <summary>What applications hold of a reminder.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class ReminderHandle(GrainId grainId, string reminderName, string? eTag) : IGrainReminder
{
    [Id(0)]
    public GrainId GrainId { get; } = grainId;

    [Id(1)]
    public string ReminderName { get; } = reminderName;

    [Id(2)]
    public string? ETag { get; } = eTag;

    public static IGrainReminder Of(ReminderEntry entry) => new ReminderHandle(entry.GrainId, entry.ReminderName, entry.ETag);

    public override string ToString() => $"<{GrainId} '{ReminderName}', ETag {ETag}>";
}
