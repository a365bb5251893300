namespace Orleans.Runtime.ReminderService;

/// <summary>Reminders in one grain of the cluster: for development and tests.</summary>
internal sealed class InMemoryReminderTable(IGrainFactory grains) : IReminderTable
{
    private readonly IReminderTableGrain _grain = grains.GetGrain<IReminderTableGrain>(0);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => _grain.Read(grainId, reminderName);

    public async Task<ReminderTableData> ReadRows(GrainId grainId) => new(await _grain.ReadOf(grainId));

    public async Task<ReminderTableData> ReadRows(uint begin, uint end) => new(await _grain.ReadRange(begin, end));

    public async Task<string?> UpsertRow(ReminderEntry entry) => await _grain.Upsert(entry);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => _grain.Remove(grainId, reminderName, eTag);

    public Task TestOnlyClearTable() => _grain.Clear();
}
