using System.Globalization;
using Orleans.Placement;

namespace Orleans.Runtime.ReminderService;

/// <summary>Keeps reminders in its memory; they go with its silo.</summary>
[KeepAlive]
[PreferLocalPlacement]
[GrainType("remindertable")]
internal sealed class ReminderTableGrain : Grain, IReminderTableGrain
{
    private readonly Dictionary<(GrainId Grain, string Name), ReminderEntry> _rows = [];

    // Never reused, so that the ETag of a removed row fits no later one.
    private long _lastETag;

    public Task<ReminderEntry?> Read(GrainId grainId, string reminderName) => Task.FromResult(_rows.GetValueOrDefault((grainId, reminderName)));

    public Task<List<ReminderEntry>> ReadOf(GrainId grainId) => Task.FromResult(_rows.Values.Where(row => row.GrainId == grainId).ToList());

    public Task<List<ReminderEntry>> ReadRange(uint begin, uint end) => Task.FromResult(_rows.Values.Where(row => IsIn(row.GrainId.GetUniformHashCode(), begin, end)).ToList());

    public Task<string> Upsert(ReminderEntry entry)
    {
        entry.ETag = (++_lastETag).ToString(CultureInfo.InvariantCulture);
        _rows[(entry.GrainId, entry.ReminderName)] = entry;
        return Task.FromResult(entry.ETag);
    }

    public Task<bool> Remove(GrainId grainId, string reminderName, string eTag) => Task.FromResult(
        _rows.TryGetValue((grainId, reminderName), out var row) && row.ETag == eTag && _rows.Remove((grainId, reminderName)));

    public Task Clear()
    {
        _rows.Clear();
        return Task.CompletedTask;
    }

    private static bool IsIn(uint hash, uint begin, uint end) => begin < end ? hash > begin && hash <= end : hash > begin || hash <= end || begin == end;
}
