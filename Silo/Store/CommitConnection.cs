using Npgsql;

namespace OrleansHa.Silo.Store;

/// <summary>
/// One connection with its prepared commit. Commits carry no cancellation token: a cancelled commit may be reported as done
/// though it is not replicated, so the notice that says so is listened for and makes the outcome unknown.
/// </summary>
internal sealed class CommitConnection(NpgsqlDataSource source, TimeSpan timeout, ILogger logger) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private NpgsqlCommand? _command;
    private volatile string? _unreplicated;

    /// <returns>The ids that were committed.</returns>
    public async Task<HashSet<long>> CommitAsync(IReadOnlyList<PendingCommit> commits)
    {
        var command = await OpenAsync().ConfigureAwait(false);
        CommitSql.Fill(command, commits);
        var accepted = new HashSet<long>(commits.Count);
        await using (var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                accepted.Add(reader.GetInt64(0));
        }

        ThrowIfUnreplicated();
        return accepted;
    }

    /// <summary>
    /// Looks which commits took effect. What is found may be on this server alone, when the wait for its standby was cut short:
    /// it counts once something written after it has reached the standby too.
    /// </summary>
    /// <returns>The ids whose row holds exactly this commit: only the holder of the epoch can have written it.</returns>
    public async Task<HashSet<long>> ReadAppliedAsync(IReadOnlyList<PendingCommit> commits)
    {
        await OpenAsync().ConfigureAwait(false);
        await using var command = new NpgsqlCommand(
            "SELECT l.id FROM loop l JOIN unnest($1, $2, $3) AS d(id, epoch, seq) ON l.id = d.id AND l.epoch = d.epoch AND l.seq = d.seq", _connection);
        command.CommandTimeout = (int)timeout.TotalSeconds;
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. commits.Select(c => c.Commit.Id)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. commits.Select(c => c.Commit.Epoch)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. commits.Select(c => c.Commit.Seq)] });
        var applied = new HashSet<long>();
        await using (var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                applied.Add(reader.GetInt64(0));
        }

        if (applied.Count > 0)
            await PassBarrierAsync().ConfigureAwait(false);
        return applied;
    }

    /// <summary>Writes something of no meaning and waits as every commit waits: all that was written before is as durable then.</summary>
    private async Task PassBarrierAsync()
    {
        await using var command = new NpgsqlCommand("SELECT pg_logical_emit_message(true, 'loops', '')", _connection);
        command.CommandTimeout = (int)timeout.TotalSeconds;
        await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false);
        ThrowIfUnreplicated();
    }

    private void ThrowIfUnreplicated()
    {
        if (_unreplicated is not { } notice)
            return;
        _unreplicated = null;
        StoreLog.Unreplicated(logger, notice);
        throw new TimeoutException(notice);
    }

    /// <summary>Gives the connection up; the next call opens another.</summary>
    public async ValueTask DropAsync()
    {
        var (command, connection) = (_command, _connection);
        (_command, _connection, _unreplicated) = (null, null, null);
        if (command is not null)
            await command.DisposeAsync().ConfigureAwait(false);
        if (connection is not null)
        {
            // After an error other pooled connections to a dead server are worth nothing either.
            NpgsqlConnection.ClearPool(connection);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => DropAsync();

    private async ValueTask<NpgsqlCommand> OpenAsync()
    {
        if (_command is { } open)
            return open;
        var connection = await source.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            connection.Notice += (_, arguments) =>
            {
                // 01000 from a synchronous replication wait that was cancelled: committed here, nowhere else.
                if (arguments.Notice.MessageText.Contains("synchronous replication", StringComparison.Ordinal))
                    _unreplicated = arguments.Notice.MessageText;
            };
            var command = CommitSql.Create(connection);
            command.CommandTimeout = (int)timeout.TotalSeconds;
            await command.PrepareAsync(CancellationToken.None).ConfigureAwait(false);
            (_connection, _command) = (connection, command);
            return command;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
