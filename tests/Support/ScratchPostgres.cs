using OrleansHa.Loopctl.Dev.Postgres;
using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Tests.Support;

/// <summary>
/// A PostgreSQL server for tests in a directory of its own under /var/tmp. It ends with the test process, also when that
/// is killed; the directory is removed at the end, or by the next run.
/// </summary>
public sealed class ScratchPostgres : IAsyncDisposable
{
    private const string Prefix = "loops-scratch-";

    private static readonly Lazy<Task<ScratchPostgres>> LazyShared = new(StartSharedAsync);

    private readonly string _directory;
    private readonly LastLines _log;
    private readonly PrivatePostgres _server;

    private ScratchPostgres(string directory, PrivatePostgres server, LastLines log)
    {
        _directory = directory;
        _server = server;
        _log = log;
    }

    /// <summary>The one server of this test run, started on first use. Do not stop or kill it: others use it too.</summary>
    public static Task<ScratchPostgres> SharedAsync() => LazyShared.Value;

    public int Port => _server.Port;

    /// <summary>Process id of the server, null while it does not run.</summary>
    public int? Pid => _server.Pid;

    /// <summary>The last lines the server logged.</summary>
    public string Log => _log.ToString();

    /// <summary>Starts a server of one's own, for tests that kill or stop it.</summary>
    public static async Task<ScratchPostgres> StartAsync(CancellationToken cancel = default)
    {
        var directory = ScratchDirectory.Next(Prefix);
        Directory.CreateDirectory(directory);
        var log = new LastLines();
        var server = await PrivatePostgres.OpenAsync(directory, new PostgresSettings(), log.Add, cancel);
        await server.StartAsync(cancel);
        return new ScratchPostgres(directory, server, log);
    }

    /// <summary>How to connect to a database of this server, as its superuser.</summary>
    public string ConnectionString(string database = "postgres") => _server.ConnectionString(database);

    /// <summary>Creates an empty database with a name of its own.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string prefix = "test", CancellationToken cancel = default)
    {
        var name = $"{prefix}_{Guid.NewGuid():N}";
        await _server.EnsureDatabaseAsync(name, cancel);
        return _server.ConnectionString(name);
    }

    /// <summary>Creates a database that has the tables of deploy/sql.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateSchemaDatabaseAsync(CancellationToken cancel = default)
    {
        var connectionString = await CreateDatabaseAsync(cancel: cancel);
        await SqlScripts.ApplyAsync(connectionString, Repository.SqlDirectory, cancel);
        return connectionString;
    }

    /// <summary>kill -9 of the server. Connection strings stay valid: <see cref="StartAgainAsync"/> uses the same port.</summary>
    public Task KillAsync() => _server.KillAsync();

    /// <summary>Fast shutdown.</summary>
    public Task StopAsync() => _server.StopAsync();

    public Task StartAgainAsync(CancellationToken cancel = default) => _server.StartAsync(cancel);

    /// <summary>Freezes the server process (SIGSTOP): it accepts connections and answers nothing new.</summary>
    public void Freeze() => Posix.Send(_server.Pid ?? throw new InvalidOperationException("the server does not run"), UnixSignal.Stop);

    public void Unfreeze() => Posix.Send(_server.Pid ?? throw new InvalidOperationException("the server does not run"), UnixSignal.Continue);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        ScratchDirectory.Remove(_directory);
    }

    private static async Task<ScratchPostgres> StartSharedAsync()
    {
        var shared = await StartAsync();
        // xunit has no hook for the end of a run; this one has a few seconds, which a fast shutdown needs only a part of.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => shared.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        return shared;
    }
}
