using Microsoft.Extensions.Options;
using Npgsql;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>Loops in PostgreSQL. Steps are grouped by the committers, each of which serves the loops of one residue of the id.</summary>
internal sealed class LoopStore : ILoopStore, IAsyncDisposable
{
    private const string CreateText = """
        WITH u AS (
            INSERT INTO loop AS l (name, revision) VALUES ($1, 1)
            ON CONFLICT (name) DO UPDATE SET revision = l.revision + 1, deleted_at = NULL
            WHERE l.deleted_at IS NOT NULL OR l.revision = 0
            RETURNING id, revision)
        INSERT INTO loop_revision (loop_id, revision, definition, hash) SELECT id, revision, $2, $3 FROM u RETURNING revision
        """;

    private const string UpdateText = """
        WITH u AS (
            UPDATE loop SET revision = revision + 1
            WHERE name = $1 AND epoch = $4 AND revision = $5 AND deleted_at IS NULL
            RETURNING id, revision)
        INSERT INTO loop_revision (loop_id, revision, definition, hash) SELECT id, revision, $2, $3 FROM u RETURNING revision
        """;

    // The epoch goes up with the delete, so that nothing of the former owner can follow it.
    private const string RemoveText = """
        WITH u AS (
            UPDATE loop SET deleted_at = now(), epoch = epoch + 1, state = '', owner_silo = '', owner_name = '', owner_zone = ''
            WHERE id = $1 AND epoch = $2 RETURNING id),
        o AS (DELETE FROM outbox b USING u WHERE b.loop_id = u.id),
        d AS (DELETE FROM dead_letter b USING u WHERE b.loop_id = u.id),
        s AS (DELETE FROM loop_standby b USING u WHERE b.loop_id = u.id)
        SELECT id FROM u
        """;

    private const string ReleaseText = "UPDATE loop SET owner_silo = '' WHERE id = $1 AND epoch = $2";

    private readonly NpgsqlDataSource _source;
    private readonly LoopStoreOptions _options;
    private readonly StoreHealth _health;
    private readonly Committer[] _committers;
    private readonly Claimer _claimer;

    public LoopStore(
        NpgsqlDataSource source, IOptions<LoopStoreOptions> options, StoreHealth health, StoreInstruments instruments, TimeProvider time,
        ILogger<LoopStore> logger)
    {
        _source = source;
        _options = options.Value;
        _health = health;
        _committers = new Committer[_options.Committers];
        for (var i = 0; i < _committers.Length; i++)
            _committers[i] = new Committer(source, _options, health, instruments, time, logger);
        _claimer = new Claimer(source, _options, health, logger);
    }

    public bool IsReachable => _health.IsReachable;

    public Task<ClaimedLoop?> RaiseEpochAsync(LoopClaim claim) => _claimer.ClaimAsync(claim);

    public Task<CommitOutcome> CommitAsync(LoopCommit commit) => _committers[(int)((ulong)commit.Id % (ulong)_committers.Length)].CommitAsync(commit);

    public async Task<long?> PutDefinitionAsync(DefinitionChange change) => change.HeldEpoch is { } epoch
        ? await RunAsync($"put the definition of loop {change.Name}", UpdateText, change.Name, change.Definition, change.Hash, epoch, change.CurrentRevision).ConfigureAwait(false)
        : await RunAsync($"create loop {change.Name}", CreateText, change.Name, change.Definition, change.Hash).ConfigureAwait(false);

    public async Task<bool> RemoveAsync(long id, long epoch) =>
        await RunAsync($"remove loop {id}", RemoveText, id, epoch).ConfigureAwait(false) is not null;

    public Task ReleaseAsync(long id, long epoch) => RunAsync($"release loop {id}", ReleaseText, id, epoch);

    public async Task<LoopHead?> ReadHeadAsync(long id)
    {
        try
        {
            await using var command = _source.CreateCommand("SELECT epoch, seq FROM loop WHERE id = $1 AND deleted_at IS NULL");
            command.CommandTimeout = (int)_options.CommandTimeout.TotalSeconds;
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
            return await reader.ReadAsync().ConfigureAwait(false) ? new LoopHead(reader.GetInt64(0), reader.GetInt64(1)) : null;
        }
        catch (Exception error) when (StoreErrors.IsConnection(error))
        {
            throw new LoopStoreException($"Loop {id} could not be read: {error.Message}", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _claimer.DisposeAsync().ConfigureAwait(false);
        foreach (var committer in _committers)
            await committer.DisposeAsync().ConfigureAwait(false);
    }

    /// <returns>The first column of the first row, or null.</returns>
    private async Task<long?> RunAsync(string what, string text, params object[] arguments)
    {
        try
        {
            await using var command = _source.CreateCommand(text);
            command.CommandTimeout = (int)_options.CommandTimeout.TotalSeconds;
            foreach (var argument in arguments)
                command.Parameters.Add(new NpgsqlParameter { Value = argument });
            var result = await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false);
            _health.Reached();
            return (long?)result;
        }
        catch (Exception error) when (StoreErrors.IsConnection(error))
        {
            if (error is not PostgresException)
                _health.Lost(error);
            throw new LoopStoreException($"Could not {what}: {error.Message}. Whether it took effect is not known; repeating it is safe.", error);
        }
    }
}
