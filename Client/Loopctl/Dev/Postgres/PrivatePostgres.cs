using System.Globalization;
using Npgsql;
using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Loopctl.Dev.Postgres;

/// <summary>
/// A PostgreSQL server of our own: TCP on 127.0.0.1 with a random password, no socket file, a child process that ends
/// with us. Not thread-safe: one owner starts and stops it.
/// </summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    public const string User = "loops";

    // A killed server's backends need a moment to notice; until then a new one refuses the shared memory.
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    private readonly PostgresHome _home;
    private readonly PostgresBinaries _binaries;
    private readonly PostgresSettings _settings;
    private readonly Action<string> _log;
    private ChildProcess? _server;

    private PrivatePostgres(PostgresHome home, PostgresBinaries binaries, PostgresSettings settings, Action<string> log)
    {
        _home = home;
        _binaries = binaries;
        _settings = settings;
        _log = log;
        Port = settings.Port == 0 ? FreePorts.Next() : settings.Port;
    }

    public int Port { get; }

    /// <summary>The running server's process id, null when it does not run.</summary>
    public int? Pid => _server is { IsRunning: true } server ? server.Pid : null;

    /// <summary>Completes when the server that runs now has ended.</summary>
    public Task<int> Exited => _server?.Exited ?? Task.FromResult(0);

    /// <summary>Where its data really lies.</summary>
    public string Directory => _home.Directory;

    /// <summary>Prepares the directory under <paramref name="root"/> (initdb on first use); does not start the server.</summary>
    /// <exception cref="DevException">It cannot run here; the message says why and what to do.</exception>
    public static async Task<PrivatePostgres> OpenAsync(
        string root, PostgresSettings settings, Action<string> log, CancellationToken cancel)
    {
        var newest = await PostgresInstaller.RequireAsync(log, cancel);
        var home = await PostgresHome.PrepareAsync(root, cancel);
        var binaries = home.DataVersion is { } version
            ? PostgresBinaries.Find(version)
                ?? throw new DevException($"{home.Data} was written by PostgreSQL {version}: install postgresql-{version}, or remove {home.Directory} to start anew.")
            : newest;
        if (home.DataVersion is null)
            await PostgresInit.RunAsync(home, binaries, cancel);
        return new PrivatePostgres(home, binaries, settings, log);
    }

    /// <summary>Copies a running server into an empty directory; once started, the copy follows it.</summary>
    /// <exception cref="DevException">It cannot run here; the message says why and what to do.</exception>
    public static async Task<PrivatePostgres> FollowAsync(
        string root, PrivatePostgres primary, string name, PostgresSettings settings, Action<string> log, CancellationToken cancel)
    {
        System.IO.Directory.CreateDirectory(root);
        PrivateFiles.Write(Path.Combine(root, "pg.password"), primary._home.Password);
        var home = await PostgresHome.PrepareAsync(root, cancel);
        await PostgresInit.FollowAsync(home, primary._binaries, primary.Port, name, cancel);
        return new PrivatePostgres(home, primary._binaries, settings, log);
    }

    /// <summary>How to connect to <paramref name="database"/>. Holds the password: not for logs.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = User,
        Password = _home.Password,
        Database = database,
        // Small commits soon after each other: a connection that sits idle for a minute is not worth keeping.
        ConnectionIdleLifetime = 60,
        MaxPoolSize = 50,
        Timeout = 5,
    }.ConnectionString;

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <exception cref="DevException">It did not come up; the message has its last lines.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        if (_server is { IsRunning: true })
            return;

        var lastLines = new LastLines();
        var answers = false;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bound.CancelAfter(_settings.StartBound);
        try
        {
            await StartUntilItAnswersAsync(lastLines, bound.Token);
            answers = true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new DevException($"PostgreSQL did not answer on port {Port} within {_settings.StartBound.TotalSeconds:0} s:\n{lastLines}");
        }
        finally
        {
            if (!answers)
                await KillAsync();
        }
    }

    /// <summary>Fast shutdown: sessions are cut, a checkpoint is written.</summary>
    public async Task StopAsync()
    {
        if (_server is { } server)
            await server.StopAsync(UnixSignal.Interrupt, _settings.StopBound);
    }

    /// <summary>kill -9, as a crash would; returns when the process is gone.</summary>
    public async Task KillAsync()
    {
        if (_server is not { } server)
            return;

        server.Signal(UnixSignal.Kill);
        await server.Exited;
    }

    public async Task RestartAsync(CancellationToken cancel)
    {
        await StopAsync();
        await StartAsync(cancel);
    }

    /// <summary>Creates a database unless it is there.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = database } } };
        if (await find.ExecuteScalarAsync(cancel) is not null)
            return;

        var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync(cancel);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task StartUntilItAnswersAsync(LastLines lastLines, CancellationToken cancel)
    {
        while (true)
        {
            PostgresInit.RemoveStaleLock(_home);
            _server = await ChildProcess.StartAsync(ServerSpec(), line => { lastLines.Add(line); _log(line); });
            if (await AnswersAsync(_server, cancel))
                return;
            if (!lastLines.Any(line => line.Contains("pre-existing shared memory", StringComparison.Ordinal)))
                throw new DevException($"PostgreSQL ended while starting in {_home.Directory}:\n{lastLines}");
            await Task.Delay(RetryPause, cancel);
        }
    }

    private ChildSpec ServerSpec()
    {
        var options = new (string Key, string Value)[]
        {
            ("listen_addresses", "127.0.0.1"),
            ("port", Port.ToString(CultureInfo.InvariantCulture)),
            ("unix_socket_directories", ""),
            ("max_connections", _settings.MaxConnections.ToString(CultureInfo.InvariantCulture)),
            ("fsync", _settings.Fsync ? "on" : "off"),
            ("log_checkpoints", "off"),
            ("logging_collector", "off"),
        };
        return new ChildSpec("postgres", _binaries.Server, ["-D", _home.Data, .. options.SelectMany(option => new[] { "-c", $"{option.Key}={option.Value}" })])
        {
            RunAs = _home.Account,
            WorkingDirectory = _home.Directory,
            // Immediate shutdown: no client is left to wait for, and the next start recovers from the log.
            WhenParentDies = UnixSignal.Quit,
        };
    }

    private async Task<bool> AnswersAsync(ChildProcess server, CancellationToken cancel)
    {
        while (server.IsRunning)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
                await connection.OpenAsync(cancel);
                return true;
            }
            catch (Exception error) when (error is NpgsqlException { IsTransient: true } or TimeoutException)
            {
                await Task.WhenAny(server.Exited, Task.Delay(RetryPause, cancel));
                cancel.ThrowIfCancellationRequested();
            }
        }

        return false;
    }
}
