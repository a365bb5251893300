using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.AdoNet;
using Orleans.Configuration;

namespace Orleans.Runtime.ReminderService;

/// <summary>Reminders in table OrleansRemindersTable. The ETag is the row's version; hashes are stored and compared as signed numbers.</summary>
internal sealed class AdoNetReminderTable(IOptions<ClusterOptions> cluster, IOptions<AdoNetReminderTableOptions> options) : IReminderTable
{
    private static readonly string[] Keys =
    [
        "ReadReminderRowsKey", "ReadReminderRowKey", "ReadRangeRows1Key", "ReadRangeRows2Key", "UpsertReminderRowKey", "DeleteReminderRowKey", "DeleteReminderRowsKey",
    ];

    private readonly string _serviceId = cluster.Value.ServiceId;
    private readonly AdoNetDatabase _database = AdoNetDatabase.Open(options.Value.Invariant, options.Value.ConnectionString, options.Value.DataSource);
    private OrleansQueries? _queries;

    private OrleansQueries Queries => _queries ?? throw new InvalidOperationException("The reminder table was used before the silo started it.");

    public async Task StartAsync(CancellationToken cancellationToken = default) =>
        _queries = await OrleansQueries.LoadAsync(_database, Keys, cancellationToken).ConfigureAwait(false);

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        var rows = await _database.QueryAsync(
            Queries["ReadReminderRowKey"],
            command =>
            {
                Bind(command, grainId);
                command.AddText("ReminderName", reminderName);
            },
            ReadEntry).ConfigureAwait(false);
        return rows.SingleOrDefault();
    }

    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        new(await _database.QueryAsync(Queries["ReadReminderRowsKey"], command => Bind(command, grainId), ReadEntry).ConfigureAwait(false));

    public async Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        var (signedBegin, signedEnd) = (unchecked((int)begin), unchecked((int)end));
        var rows = await _database.QueryAsync(
            Queries[signedBegin < signedEnd ? "ReadRangeRows1Key" : "ReadRangeRows2Key"],
            command =>
            {
                command.AddText("ServiceId", _serviceId);
                command.AddInt("BeginHash", signedBegin);
                command.AddInt("EndHash", signedEnd);
            },
            ReadEntry).ConfigureAwait(false);
        return new ReminderTableData(rows);
    }

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var period = (long)entry.Period.TotalMilliseconds;
        var versions = await _database.QueryAsync(
            Queries["UpsertReminderRowKey"],
            command =>
            {
                Bind(command, entry.GrainId);
                command.AddText("ReminderName", entry.ReminderName);
                command.AddTime("StartTime", entry.StartAt);
                if (period <= int.MaxValue) command.AddInt("Period", (int)period);
                else command.AddLong("Period", period);
                command.AddInt("GrainHash", unchecked((int)entry.GrainId.GetUniformHashCode()));
            },
            static row => Convert.ToString(row.GetValue(row.GetOrdinal("Version")), CultureInfo.InvariantCulture)).ConfigureAwait(false);
        return versions.Single();
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        // No version of this table: nothing has it.
        if (!int.TryParse(eTag, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return Task.FromResult(false);
        return _database.ApplyAsync(Queries["DeleteReminderRowKey"], command =>
        {
            Bind(command, grainId);
            command.AddText("ReminderName", reminderName);
            command.AddInt("Version", version);
        });
    }

    public Task TestOnlyClearTable() => _database.ExecuteAsync(Queries["DeleteReminderRowsKey"], command => command.AddText("ServiceId", _serviceId));

    private static ReminderEntry ReadEntry(DbDataReader row) => new()
    {
        GrainId = GrainId.Parse(row.GetString(row.GetOrdinal("GrainId")), CultureInfo.InvariantCulture),
        ReminderName = row.GetString(row.GetOrdinal("ReminderName")),
        StartAt = DateTime.SpecifyKind(row.GetDateTime(row.GetOrdinal("StartTime")), DateTimeKind.Utc),
        Period = TimeSpan.FromMilliseconds(Convert.ToInt64(row.GetValue(row.GetOrdinal("Period")), CultureInfo.InvariantCulture)),
        ETag = Convert.ToString(row.GetValue(row.GetOrdinal("Version")), CultureInfo.InvariantCulture),
    };

    private void Bind(DbCommand command, GrainId grainId)
    {
        command.AddText("ServiceId", _serviceId);
        command.AddText("GrainId", grainId.ToString());
    }
}
