namespace Orleans.Runtime.ReminderService;

/// <summary>Tells the silo that answers for a reminder that the table's row changed.</summary>
internal interface IReminderTarget : ISystemTarget
{
    /// <summary>It was registered; false when this silo does not answer for it.</summary>
    Task<bool> Registered(ReminderEntry entry);

    /// <summary>It was removed; false when this silo does not answer for it.</summary>
    Task<bool> Removed(GrainId grain, string name);
}
