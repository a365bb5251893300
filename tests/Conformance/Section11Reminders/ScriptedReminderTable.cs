using System.Collections.Concurrent;
using System.Globalization;

namespace OrleansHa.Tests.Conformance.Section11Reminders;

/// <summary>An application's own table: only the members without a default. It can be away.</summary>
internal sealed class ScriptedReminderTable : IReminderTable
{
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), ReminderEntry> _rows = new();
    private int _etag;

    public volatile bool IsAway;

    public int Starts;

    public int Reads;

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref Starts);
        Reach();
        return Task.CompletedTask;
    }

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        Reach();
        return Task.FromResult(_rows.GetValueOrDefault((grainId, reminderName)));
    }

    public Task<ReminderTableData> ReadRows(GrainId grainId)
    {
        Reach();
        return Task.FromResult(new ReminderTableData(_rows.Values.Where(row => row.GrainId == grainId)));
    }

    public Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        Interlocked.Increment(ref Reads);
        Reach();
        return Task.FromResult(new ReminderTableData(_rows.Values.Where(row => IsIn(row.GrainId.GetUniformHashCode(), begin, end))));
    }

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        Reach();
        var etag = Interlocked.Increment(ref _etag).ToString(CultureInfo.InvariantCulture);
        Put(entry.GrainId, entry.ReminderName, entry.StartAt, entry.Period, etag);
        return Task.FromResult<string?>(etag);
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        Reach();
        return Task.FromResult(_rows.TryGetValue((grainId, reminderName), out var row) && row.ETag == eTag && _rows.TryRemove((grainId, reminderName), out _));
    }

    public Task TestOnlyClearTable()
    {
        _rows.Clear();
        return Task.CompletedTask;
    }

    /// <summary>Writes a row as another silo or an earlier cluster would have.</summary>
    public void Put(GrainId grain, string name, DateTime startAt, TimeSpan period, string etag = "0") =>
        _rows[(grain, name)] = new ReminderEntry { GrainId = grain, ReminderName = name, StartAt = startAt, Period = period, ETag = etag };

    private static bool IsIn(uint hash, uint begin, uint end) => begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;

    private void Reach()
    {
        if (IsAway) throw new IOException("the table is away");
    }
}
