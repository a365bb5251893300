using Npgsql;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>
/// Raises epochs and reads what goes with them, in one pipelined batch. Definitions and outbox are read by statements of their
/// own: only those see what a commit that the claim had to wait for has written.
/// </summary>
internal static class ClaimSql
{
    private const string Raise = """
        UPDATE loop l SET epoch = l.epoch + 1, owner_silo = $1, owner_name = $2, owner_zone = $3, owner_at = now()
        FROM (SELECT p.id, p.owner_silo, c.expected
              FROM loop p JOIN unnest($4, $5) AS c(name, expected) ON p.name = c.name
              WHERE p.revision > 0 AND p.deleted_at IS NULL AND (c.expected < 0 OR p.epoch = c.expected)
              ORDER BY p.id FOR UPDATE OF p) before
        WHERE l.id = before.id
        RETURNING l.id, l.name, l.epoch, l.seq, l.revision, l.state, before.owner_silo
        """;

    private const string Definitions = """
        SELECT r.loop_id, r.revision, r.definition, r.applied_at
        FROM loop l JOIN loop_revision r ON r.loop_id = l.id AND r.revision = l.revision
        WHERE l.name = ANY($1)
        """;

    private const string Undelivered = """
        SELECT o.loop_id, o.output, o.seq, o.epoch, o.value, o.quality, o.at
        FROM loop l JOIN outbox o ON o.loop_id = l.id
        WHERE l.name = ANY($1)
        ORDER BY o.loop_id, o.output, o.seq
        """;

    /// <returns>The loops that were claimed, by name.</returns>
    public static async Task<Dictionary<string, ClaimedLoop>> RunAsync(NpgsqlDataSource source, List<LoopClaim> claims, TimeSpan timeout)
    {
        var owner = claims[0].Owner;
        var names = claims.ConvertAll(claim => claim.Name).ToArray();
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection) { Timeout = (int)timeout.TotalSeconds };
        var raise = new NpgsqlBatchCommand(Raise);
        foreach (var text in (ReadOnlySpan<string>)[owner.Silo, owner.Name, owner.Zone])
            raise.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        raise.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
        raise.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. claims.Select(claim => claim.ExpectedEpoch ?? -1)] });
        batch.BatchCommands.Add(raise);
        batch.BatchCommands.Add(ByNames(Definitions, names));
        batch.BatchCommands.Add(ByNames(Undelivered, names));

        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
        var rows = await ReadRowsAsync(reader).ConfigureAwait(false);
        await reader.NextResultAsync().ConfigureAwait(false);
        var definitions = await ReadDefinitionsAsync(reader).ConfigureAwait(false);
        await reader.NextResultAsync().ConfigureAwait(false);
        var outbox = await ReadOutboxAsync(reader).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Name, row => Assemble(row, definitions[row.Id], outbox));
    }

    private static NpgsqlBatchCommand ByNames(string text, string[] names)
    {
        var command = new NpgsqlBatchCommand(text);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
        return command;
    }

    private static ClaimedLoop Assemble(Row row, Definition definition, ILookup<long, OutboxEntry> outbox) => new()
    {
        Id = row.Id,
        Epoch = row.Epoch,
        Seq = row.Seq,
        Revision = row.Revision,
        State = row.State,
        FormerOwner = row.FormerOwner,
        Definition = definition.Text,
        AppliedAt = definition.AppliedAt,
        Outbox = [.. outbox[row.Id]],
    };

    private static async Task<List<Row>> ReadRowsAsync(NpgsqlDataReader reader)
    {
        var rows = new List<Row>();
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            rows.Add(new Row(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4),
                reader.GetFieldValue<byte[]>(5), reader.GetString(6)));
        }

        return rows;
    }

    private static async Task<Dictionary<long, Definition>> ReadDefinitionsAsync(NpgsqlDataReader reader)
    {
        var definitions = new Dictionary<long, Definition>();
        while (await reader.ReadAsync().ConfigureAwait(false))
            definitions[reader.GetInt64(0)] = new Definition(reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3));
        return definitions;
    }

    private static async Task<ILookup<long, OutboxEntry>> ReadOutboxAsync(NpgsqlDataReader reader)
    {
        var entries = new List<(long Loop, OutboxEntry Entry)>();
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            entries.Add((reader.GetInt64(0), new OutboxEntry(reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetDouble(4),
                (Quality)reader.GetInt32(5), reader.GetFieldValue<DateTimeOffset>(6))));
        }

        return entries.ToLookup(entry => entry.Loop, entry => entry.Entry);
    }

    private sealed record Row(long Id, string Name, long Epoch, long Seq, long Revision, byte[] State, string FormerOwner);

    private sealed record Definition(string Text, DateTimeOffset AppliedAt);
}
