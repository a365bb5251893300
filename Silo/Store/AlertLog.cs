using System.Text;
using Npgsql;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>Alerts in PostgreSQL. Bounded: the newest are kept.</summary>
internal sealed class AlertLog(NpgsqlDataSource source) : IAlertLog
{
    // 100,000 alerts are some 30 MB, and months of any list that people still read.
    private const int Kept = 100_000;
    // The bound is looked after with about every thousandth alert: a key lookup, not worth a job of its own.
    private const int PruneEvery = 1_000;

    private const string AppendText = """
        INSERT INTO alert_entry (key, loop, output, route, severity, value, quality, at, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (key) DO NOTHING RETURNING position
        """;

    private const string ReadText = """
        SELECT position, key, loop, output, route, severity, value, quality, at, text FROM alert_entry
        WHERE position > $1 ORDER BY position LIMIT $2
        """;

    public async Task AppendAsync(AlertEntry entry)
    {
        try
        {
            await using var command = source.CreateCommand(AppendText);
            foreach (var part in (ReadOnlySpan<object>)[entry.Key, entry.Loop, entry.Output, entry.Route, (int)entry.Severity, entry.Value, entry.Quality, entry.At.UtcDateTime, Whole(entry.Text)])
                command.Parameters.Add(new NpgsqlParameter { Value = part });
            if (await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) is long position && position % PruneEvery == 0)
                await PruneAsync(position - Kept).ConfigureAwait(false);
        }
        catch (Exception error) when (StoreErrors.IsConnection(error))
        {
            throw new LoopStoreException($"Alert {entry.Key} could not be kept: {error.Message}. Repeating it is safe.", error);
        }
    }

    public async Task<IReadOnlyList<(long Position, AlertEntry Entry)>> ReadAsync(long after, int limit, CancellationToken cancel)
    {
        try
        {
            await using var command = source.CreateCommand(ReadText);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Math.Clamp(limit, 1, 1_000) });
            await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            var entries = new List<(long, AlertEntry)>();
            while (await reader.ReadAsync(cancel).ConfigureAwait(false))
            {
                entries.Add((reader.GetInt64(0), new AlertEntry(
                    reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), (AlertSeverity)reader.GetInt32(5),
                    reader.GetDouble(6), reader.GetString(7), reader.GetFieldValue<DateTimeOffset>(8), reader.GetString(9))));
            }

            return entries;
        }
        catch (Exception error) when (StoreErrors.IsConnection(error) && !cancel.IsCancellationRequested)
        {
            throw new LoopStoreException($"Alerts could not be read: {error.Message}", error);
        }
    }

    // PostgreSQL takes no zero characters.
    private static string Whole(string text) => new StringBuilder(text).Replace("\0", "").ToString();

    private async Task PruneAsync(long upTo)
    {
        await using var command = source.CreateCommand("DELETE FROM alert_entry WHERE position <= $1");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upTo });
        await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
