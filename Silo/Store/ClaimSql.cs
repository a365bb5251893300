using Npgsql;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>
/// Raises epochs and reads what goes with them, in one pipelined batch. Definitions and outbox are read by statements of their
/// own: only those see what a commit that the claim had to wait for has written. What claimants remember is not read unless it
/// turns out to be old; once the epoch is raised nobody else can change it any more.
/// </summary>
internal static class ClaimSql
{
    private const string Raise = """
        UPDATE loop l SET epoch = l.epoch + 1, owner_silo = $1, owner_name = $2, owner_zone = $3, owner_at = now()
        FROM (SELECT p.id, p.owner_silo, c.expected, c.known, c.known_revision
              FROM loop p JOIN unnest($4, $5, $6, $7) AS c(name, expected, known, known_revision) ON p.name = c.name
              WHERE p.revision > 0 AND p.deleted_at IS NULL AND (c.expected < 0 OR p.epoch = c.expected)
              ORDER BY p.id FOR UPDATE OF p) before
        WHERE l.id = before.id
        RETURNING l.id, l.name, l.epoch, l.seq, l.revision, CASE WHEN l.seq = before.known AND l.revision = before.known_revision THEN NULL ELSE l.state END, before.owner_silo
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
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection) { Timeout = (int)timeout.TotalSeconds };
        batch.BatchCommands.Add(Raising(claims));
        var unknown = claims.Where(claim => claim.Known?.Outbox is null).Select(claim => claim.Name).ToArray();
        AddReads(batch, unknown);
        List<Row> rows;
        Rest rest;
        await using (var reader = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false))
        {
            rows = await ReadRowsAsync(reader).ConfigureAwait(false);
            rest = await ReadRestAsync(reader, unknown.Length > 0).ConfigureAwait(false);
        }

        var known = claims.Where(claim => claim.Known?.Outbox is not null).ToDictionary(claim => claim.Name, claim => claim.Known!);
        var old = rows.Where(row => row.State is not null && known.ContainsKey(row.Name)).Select(row => row.Name).ToArray();
        var late = await ReadLateAsync(connection, old, timeout).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Name, row => row.State is null ? Assemble(row, known[row.Name]) : Assemble(row, known.ContainsKey(row.Name) ? late : rest));
    }

    private static NpgsqlBatchCommand Raising(List<LoopClaim> claims)
    {
        var owner = claims[0].Owner;
        var raise = new NpgsqlBatchCommand(Raise);
        foreach (var text in (ReadOnlySpan<string>)[owner.Silo, owner.Name, owner.Zone])
            raise.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        raise.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. claims.Select(claim => claim.Name)] });
        raise.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. claims.Select(claim => claim.ExpectedEpoch ?? -1)] });
        raise.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. claims.Select(claim => claim.Known is { Outbox: not null } known ? known.Seq : -1)] });
        raise.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. claims.Select(claim => claim.Known?.Revision ?? -1)] });
        return raise;
    }

    private static void AddReads(NpgsqlBatch batch, string[] names)
    {
        if (names.Length == 0)
            return;
        foreach (var text in (ReadOnlySpan<string>)[Definitions, Undelivered])
        {
            var command = new NpgsqlBatchCommand(text);
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
            batch.BatchCommands.Add(command);
        }
    }

    private static async Task<Rest> ReadRestAsync(NpgsqlDataReader reader, bool any)
    {
        if (!any)
            return Rest.None;
        await reader.NextResultAsync().ConfigureAwait(false);
        var definitions = await ReadDefinitionsAsync(reader).ConfigureAwait(false);
        await reader.NextResultAsync().ConfigureAwait(false);
        return new Rest(definitions, await ReadOutboxAsync(reader).ConfigureAwait(false));
    }

    private static async Task<Rest> ReadLateAsync(NpgsqlConnection connection, string[] names, TimeSpan timeout)
    {
        if (names.Length == 0)
            return Rest.None;
        await using var batch = new NpgsqlBatch(connection) { Timeout = (int)timeout.TotalSeconds };
        AddReads(batch, names);
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
        var definitions = await ReadDefinitionsAsync(reader).ConfigureAwait(false);
        await reader.NextResultAsync().ConfigureAwait(false);
        return new Rest(definitions, await ReadOutboxAsync(reader).ConfigureAwait(false));
    }

    private static ClaimedLoop Assemble(Row row, Rest rest) => Assemble(
        row, row.State!, rest.Definitions[row.Id].Text, rest.Definitions[row.Id].AppliedAt, [.. rest.Outbox[row.Id]]);

    private static ClaimedLoop Assemble(Row row, RememberedLoop memory) => Assemble(row, memory.State, memory.Definition, memory.AppliedAt, memory.Outbox!);

    private static ClaimedLoop Assemble(Row row, byte[] state, string definition, DateTimeOffset appliedAt, IReadOnlyList<OutboxEntry> outbox) => new()
    {
        Id = row.Id,
        Epoch = row.Epoch,
        Seq = row.Seq,
        Revision = row.Revision,
        State = state,
        FormerOwner = row.FormerOwner,
        Definition = definition,
        AppliedAt = appliedAt,
        Outbox = outbox,
    };

    private static async Task<List<Row>> ReadRowsAsync(NpgsqlDataReader reader)
    {
        var rows = new List<Row>();
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            rows.Add(new Row(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4),
                await reader.IsDBNullAsync(5).ConfigureAwait(false) ? null : reader.GetFieldValue<byte[]>(5), reader.GetString(6)));
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

    // State is null when the claimant remembers it.
    private sealed record Row(long Id, string Name, long Epoch, long Seq, long Revision, byte[]? State, string FormerOwner);

    private sealed record Rest(Dictionary<long, Definition> Definitions, ILookup<long, OutboxEntry> Outbox)
    {
        public static Rest None { get; } = new([], Array.Empty<(long, OutboxEntry)>().ToLookup(entry => entry.Item1, entry => entry.Item2));
    }

    private sealed record Definition(string Text, DateTimeOffset AppliedAt);
}
