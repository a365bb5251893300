using Dapper;
using Npgsql;
using OrleansHa.Grains.Interfaces.Catalog;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>Reads of many loops.</summary>
internal sealed class LoopCatalog(NpgsqlDataSource source, TimeProvider time) : ILoopCatalog
{
    // State is filtered after reading, so a page may have to look at more rows than it shows; this bounds how many.
    private const int MaxScan = 5_000;

    public async Task<LoopPage> ListAsync(LoopQuery query)
    {
        var limit = Math.Clamp(query.Limit, 1, LoopQuery.MaxLimit);
        var rows = await ReadAsync(query, limit).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var page = new List<LoopSummary>(limit);
        foreach (var row in rows)
        {
            var summary = Summarize(row, now);
            if (query.State is { } state && !Severity(summary).Equals(state, StringComparison.OrdinalIgnoreCase))
                continue;
            if (page.Count == limit)
                return new LoopPage { Loops = [.. page], Cursor = page[^1].Name };
            page.Add(summary);
        }

        return new LoopPage { Loops = [.. page] };
    }

    public async Task<IReadOnlyList<string>> OwnedByAsync(string owner, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        var names = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT name FROM loop WHERE owner_silo = @owner AND revision > 0 AND deleted_at IS NULL", new { owner }, cancellationToken: cancel)).ConfigureAwait(false);
        return names.AsList();
    }

    public async Task<IReadOnlyDictionary<string, int>> OwnersAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        var owners = await connection.QueryAsync<(string Owner, int Loops)>(new CommandDefinition(
            "SELECT owner_silo, count(*)::int FROM loop WHERE revision > 0 AND deleted_at IS NULL GROUP BY owner_silo", cancellationToken: cancel)).ConfigureAwait(false);
        return owners.ToDictionary(owner => owner.Owner, owner => owner.Loops);
    }

    public async Task<string> PingAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        try
        {
            await connection.ExecuteScalarAsync(new CommandDefinition("SELECT 1", cancellationToken: cancel)).ConfigureAwait(false);
            return $"{connection.Host}:{connection.Port}";
        }
        catch (Exception error) when (StoreErrors.IsConnection(error))
        {
            throw new LoopStoreException($"PostgreSQL does not answer: {error.Message}", error);
        }
    }

    private static string Severity(LoopSummary summary) => (int)summary.Quality switch { < 64 => "good", < 128 => "uncertain", _ => "bad" };

    private static LoopSummary Summarize(LoopRow row, DateTimeOffset now)
    {
        var state = LoopStateCodec.Decode(row.State);
        return new LoopSummary
        {
            Name = row.Name,
            Revision = row.Revision,
            Epoch = row.Epoch,
            Seq = row.Seq,
            Owner = new OwnerStatus { Silo = row.OwnerName, Zone = row.OwnerZone },
            Quality = (Grains.Interfaces.Quality)(int)state.Last.Quality,
            Value = state.Last.Measurement,
            Output = state.Last.Output,
            Setpoint = state.Last.Setpoint,
            LastStepAgeMs = state.Last.At is { } at ? Math.Max(0, (now - at).TotalMilliseconds) : null,
            StepsTotal = state.Steps,
        };
    }

    private async Task<List<LoopRow>> ReadAsync(LoopQuery query, int limit)
    {
        await using var connection = await OpenAsync(CancellationToken.None).ConfigureAwait(false);
        var rows = await connection.QueryAsync<LoopRow>(new CommandDefinition("""
            SELECT name, revision, epoch, seq, owner_name AS "OwnerName", owner_zone AS "OwnerZone", state
            FROM loop
            WHERE revision > 0 AND deleted_at IS NULL AND name > @after
              AND (@text = '' OR strpos(lower(name), lower(@text)) > 0) AND (@zone = '' OR owner_zone = @zone)
            ORDER BY name LIMIT @rows
            """,
            new
            {
                after = query.Cursor ?? "",
                text = query.Text ?? "",
                zone = query.Zone ?? "",
                rows = query.State is null ? limit + 1 : MaxScan,
            })).ConfigureAwait(false);
        return rows.AsList();
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        try
        {
            return await source.OpenConnectionAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception error) when (StoreErrors.IsConnection(error) && !cancel.IsCancellationRequested)
        {
            throw new LoopStoreException($"PostgreSQL cannot be reached: {error.Message}", error);
        }
    }

    private sealed record LoopRow
    {
        public string Name { get; init; } = "";

        public long Revision { get; init; }

        public long Epoch { get; init; }

        public long Seq { get; init; }

        public string OwnerName { get; init; } = "";

        public string OwnerZone { get; init; } = "";

        public byte[] State { get; init; } = [];
    }
}
