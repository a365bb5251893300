using System.Globalization;
using Npgsql;
using OrleansHa.Loopctl.Dev.Postgres;
using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Tests.Support;

/// <summary>
/// Two PostgreSQL servers: a primary, and a standby whose confirmation every commit waits for. The standby can be promoted once
/// the primary is dead; that is the fence, as a killed process comes back only when it is told to.
/// </summary>
public sealed class ReplicatedPostgres : IAsyncDisposable
{
    public const string StandbyName = "standby";

    private const string Prefix = "loops-pair-";

    private readonly string _directory;
    private readonly PrivatePostgres _primary;
    private readonly PrivatePostgres _standby;

    private ReplicatedPostgres(string directory, PrivatePostgres primary, PrivatePostgres standby, string connectionString)
    {
        _directory = directory;
        _primary = primary;
        _standby = standby;
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Remove("Port");
        builder.Host = $"127.0.0.1:{Text(primary.Port)},127.0.0.1:{Text(standby.Port)}";
        ConnectionString = builder.ConnectionString;
    }

    public int PrimaryPort => _primary.Port;

    public int StandbyPort => _standby.Port;

    /// <summary>Names both servers, and a database with the tables of deploy/sql.</summary>
    public string ConnectionString { get; }

    public static async Task<ReplicatedPostgres> StartAsync(CancellationToken cancel = default)
    {
        var directory = ScratchDirectory.Next(Prefix);
        var log = new LastLines();
        var primary = await PrivatePostgres.OpenAsync(Path.Combine(directory, "a"), new PostgresSettings(), log.Add, cancel);
        await primary.StartAsync(cancel);
        await primary.EnsureDatabaseAsync("loops", cancel);
        await SqlScripts.ApplyAsync(primary.ConnectionString("loops"), Repository.SqlDirectory, cancel);

        var standby = await PrivatePostgres.FollowAsync(Path.Combine(directory, "b"), primary, StandbyName, new PostgresSettings(), log.Add, cancel);
        await standby.StartAsync(cancel);
        await RunAsync(primary, $"ALTER SYSTEM SET synchronous_standby_names = '{StandbyName}'");
        await RunAsync(primary, "SELECT pg_reload_conf()");
        var pair = new ReplicatedPostgres(directory, primary, standby, primary.ConnectionString("loops"));
        await pair.FollowsAsync();
        return pair;
    }

    /// <summary>kill -9 of the primary.</summary>
    public Task KillPrimaryAsync() => _primary.KillAsync();

    public Task KillStandbyAsync() => _standby.KillAsync();

    /// <summary>Starts the standby again; returns when commits have its confirmation.</summary>
    public async Task StartStandbyAsync()
    {
        await _standby.StartAsync(CancellationToken.None);
        await FollowsAsync();
    }

    /// <summary>Makes the standby the one that takes writes; kill the primary before.</summary>
    public Task PromoteAsync() => RunAsync(_standby, "SELECT pg_promote(true, 30)");

    /// <summary>Runs a statement on the primary.</summary>
    /// <returns>The first column of its first row, or null.</returns>
    public Task<object?> OnPrimaryAsync(string sql) => RunAsync(_primary, sql);

    public async ValueTask DisposeAsync()
    {
        // Nothing of it is needed any more: a fast shutdown would wait for a standby that is gone.
        await _primary.KillAsync();
        await _standby.KillAsync();
        ScratchDirectory.Remove(_directory);
    }

    private Task FollowsAsync() => Eventually.TrueAsync(
        async () => await RunAsync(_primary, "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = 'sync'") is 1L, TimeSpan.FromSeconds(30));

    private static async Task<object?> RunAsync(PrivatePostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("loops") + ";Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // Test code writes the statement itself.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
