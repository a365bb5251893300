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

    public async Task<IReadOnlyList<OwnedLoop>> OwnedByAsync(string owner, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        var rows = await connection.QueryAsync<(string Name, string[] Zones, string[] Silos)>(new CommandDefinition("""
            SELECT l.name, coalesce(s.zones, '{}') AS zones, CASE WHEN s.epoch = l.epoch THEN s.silos ELSE '{}' END AS silos
            FROM loop l LEFT JOIN loop_standby s ON s.loop_id = l.id
            WHERE l.owner_silo = @owner AND l.revision > 0 AND l.deleted_at IS NULL
            """, new { owner }, cancellationToken: cancel)).ConfigureAwait(false);
        return [.. rows.Select(row => new OwnedLoop(row.Name, row.Zones, [.. row.Silos.Select(SiloAddress.FromParsableString)]))];
    }

    public Task<IReadOnlyList<PlacedLoops>> PlacementsAsync(CancellationToken cancel) => PlacementsAsync("''", "GROUP BY owner_silo, wanted, zones, silos", cancel);

    public Task<IReadOnlyList<PlacedLoops>> PlacementsByNameAsync(CancellationToken cancel) => PlacementsAsync("name", "GROUP BY name, owner_silo, wanted, zones, silos", cancel);

    public async Task<IReadOnlyDictionary<string, int>> OwnersAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        var owners = await connection.QueryAsync<(string Owner, int Loops)>(new CommandDefinition(
            "SELECT owner_silo, count(*)::int FROM loop WHERE revision > 0 AND deleted_at IS NULL GROUP BY owner_silo", cancellationToken: cancel)).ConfigureAwait(false);
        return owners.ToDictionary(owner => owner.Owner, owner => owner.Loops);
    }

    public async Task<LoopRevision[]?> RevisionsAsync(string loop, long? below, int limit)
    {
        await using var connection = await OpenAsync(CancellationToken.None).ConfigureAwait(false);
        var rows = await connection.QueryAsync<RevisionRow>(new CommandDefinition("""
            SELECT r.revision, r.hash, r.applied_at AS "AppliedAt", r.revision = l.revision AS "InForce"
            FROM loop l JOIN loop_revision r ON r.loop_id = l.id
            WHERE l.name = @loop AND l.revision > 0 AND l.deleted_at IS NULL AND r.revision < @below
            ORDER BY r.revision DESC LIMIT @limit
            """,
            new { loop, below = below ?? long.MaxValue, limit })).ConfigureAwait(false);
        // A loop in force has a revision in force: without any below none at all, there is no such loop.
        return rows.AsList() is { Count: 0 } && below is null ? null : [.. rows.Select(row => row.Revised())];
    }

    public async Task<LoopRevision?> FindRevisionAsync(string loop, long revision)
    {
        await using var connection = await OpenAsync(CancellationToken.None).ConfigureAwait(false);
        var row = await connection.QuerySingleOrDefaultAsync<RevisionRow>(new CommandDefinition("""
            SELECT r.revision, r.hash, r.applied_at AS "AppliedAt", r.revision = l.revision AS "InForce", r.definition
            FROM loop l JOIN loop_revision r ON r.loop_id = l.id
            WHERE l.name = @loop AND l.revision > 0 AND l.deleted_at IS NULL AND r.revision = @revision
            """,
            new { loop, revision })).ConfigureAwait(false);
        return row?.Revised();
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

    public async Task<StoreTopology> TopologyAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        try
        {
            // 16 standbys: more than anybody runs, and a bound on what a status carries.
            await using var rows = await connection.QueryMultipleAsync(new CommandDefinition("""
                SELECT pg_is_in_recovery(), current_setting('synchronous_standby_names') <> '' AND current_setting('synchronous_commit') NOT IN ('off', 'local');
                SELECT coalesce(application_name, '') || coalesce('@' || host(client_addr), ''), coalesce(state, 'unknown'), coalesce(sync_state, 'unknown')
                FROM pg_stat_replication ORDER BY 1 LIMIT 16
                """, cancellationToken: cancel)).ConfigureAwait(false);
            var (readOnly, synchronous) = await rows.ReadSingleAsync<(bool ReadOnly, bool Synchronous)>().ConfigureAwait(false);
            var standbys = (await rows.ReadAsync<(string Name, string State, string Sync)>().ConfigureAwait(false)).AsList();
            var awaits = synchronous && !standbys.Exists(standby => standby is { State: "streaming", Sync: "sync" or "quorum" });
            return new StoreTopology($"{connection.Host}:{connection.Port}", readOnly, awaits, standbys.ConvertAll(standby => $"{standby.Name} {standby.State} {standby.Sync}"));
        }
        catch (Exception error) when (StoreErrors.IsConnection(error))
        {
            throw new LoopStoreException($"PostgreSQL does not answer: {error.Message}", error);
        }
    }

    public async Task<IReadOnlyList<LoopPulse>> PulsesAsync(IReadOnlyList<string> silos, int watcher, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        var pulses = await connection.QueryAsync<(long Id, string Name, string Owner, long Epoch, long Seq, long Revision)>(new CommandDefinition("""
            SELECT id, name, owner_silo, epoch, seq, revision FROM loop
            WHERE (array_position(@silos, owner_silo) + id % (@count - 1)) % @count = @watcher AND revision > 0 AND deleted_at IS NULL
            """, new { silos = silos.ToArray(), count = silos.Count, watcher }, cancellationToken: cancel)).ConfigureAwait(false);
        return [.. pulses.Select(row => new LoopPulse(row.Id, row.Name, row.Owner, row.Epoch, row.Seq, row.Revision))];
    }

    public async Task<string?> DefinitionOfAsync(string loop, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        return await connection.ExecuteScalarAsync<string>(new CommandDefinition("""
            SELECT r.definition FROM loop l JOIN loop_revision r ON r.loop_id = l.id AND r.revision = l.revision
            WHERE l.name = @loop AND l.deleted_at IS NULL
            """, new { loop }, cancellationToken: cancel)).ConfigureAwait(false);
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

    private async Task<IReadOnlyList<PlacedLoops>> PlacementsAsync(string name, string grouping, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel).ConfigureAwait(false);
        // Standbys count under the owner that wrote them down; what a definition asks for stays true.
        var rows = await connection.QueryAsync<(string Name, string Owner, int Wanted, string[] Zones, string[] Silos, int Count)>(new CommandDefinition($$"""
            SELECT {{name}} AS name, owner_silo, wanted, zones, silos, count(*)::int AS count
            FROM (SELECT l.name, l.owner_silo, coalesce(s.wanted, 0) AS wanted, coalesce(s.zones, '{}') AS zones,
                         CASE WHEN s.epoch = l.epoch THEN s.silos ELSE '{}' END AS silos
                  FROM loop l LEFT JOIN loop_standby s ON s.loop_id = l.id WHERE l.revision > 0 AND l.deleted_at IS NULL) placed
            {{grouping}}
            """, cancellationToken: cancel)).ConfigureAwait(false);
        return [.. rows.Select(row => new PlacedLoops(row.Name, row.Owner, row.Wanted, row.Zones, row.Silos, row.Count))];
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

    private sealed record RevisionRow
    {
        public long Revision { get; init; }

        public string Hash { get; init; } = "";

        public DateTime AppliedAt { get; init; }

        public bool InForce { get; init; }

        public string? Definition { get; init; }

        public LoopRevision Revised() => new() { Revision = Revision, Hash = Hash, AppliedAt = AppliedAt, InForce = InForce, Definition = Definition };
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
