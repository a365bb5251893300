using System.Globalization;
using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Loopctl.Dev.Postgres;

/// <summary>What has to be done to a data directory before a server can start on it.</summary>
internal static class PostgresInit
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    /// <summary>initdb beside the final place, then a rename: a half-made directory is never taken for a whole one.</summary>
    /// <exception cref="DevException">initdb failed; the message has what it printed.</exception>
    public static async Task RunAsync(PostgresHome home, PostgresBinaries binaries, CancellationToken cancel)
    {
        var making = home.Data + ".new";
        if (Directory.Exists(making))
            Directory.Delete(making, recursive: true);

        var passwordFile = Path.Combine(home.Directory, "initdb.password");
        PrivateFiles.Write(passwordFile, home.Password, home.Account);
        try
        {
            var init = new ChildSpec("initdb", binaries.InitDb,
            [
                "-D", making, "-U", PrivatePostgres.User, "--pwfile", passwordFile, "-A", "scram-sha-256",
                "--encoding=UTF8", "--locale=C", "--data-checksums", "--no-instructions", "--no-sync",
            ])
            {
                RunAs = home.Account,
                WorkingDirectory = home.Directory,
            };
            var (code, output) = await ChildProcess.RunAsync(init, Bound, cancel);
            if (code != 0)
                throw new DevException($"initdb failed with code {code} in {home.Directory}:\n{output}");
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(making, home.Data);
    }

    /// <summary>Copies a running server, as a standby that follows it under the given name.</summary>
    /// <exception cref="DevException">The copy failed; the message has what was printed.</exception>
    public static async Task FollowAsync(PostgresHome home, PostgresBinaries binaries, int primaryPort, string name, CancellationToken cancel)
    {
        var copy = new ChildSpec("pg_basebackup", binaries.BaseBackup,
        [
            "-D", home.Data, "-R", "-X", "stream", "-c", "fast", "--no-sync",
            "-d", $"host=127.0.0.1 port={primaryPort.ToString(CultureInfo.InvariantCulture)} user={PrivatePostgres.User} application_name={name}",
        ])
        {
            RunAs = home.Account,
            WorkingDirectory = home.Directory,
            Environment = new Dictionary<string, string> { ["PGPASSWORD"] = home.Password },
        };
        var (code, output) = await ChildProcess.RunAsync(copy, Bound, cancel);
        if (code != 0)
            throw new DevException($"pg_basebackup failed with code {code} in {home.Directory}:\n{output}");
    }

    /// <summary>
    /// Removes the lock file of a server that is gone when its process id now belongs to somebody else, which PostgreSQL
    /// itself takes for a running server.
    /// </summary>
    /// <exception cref="DevException">A server runs on this directory.</exception>
    public static void RemoveStaleLock(PostgresHome home)
    {
        var file = Path.Combine(home.Data, "postmaster.pid");
        if (!File.Exists(file)
            || !int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var pid)
            || !Posix.IsAlive(pid))
            return;

        if (ServesDirectory(pid, home.Data))
            throw new DevException($"PostgreSQL already runs on {home.Data} as process {pid}: end it (kill -INT {pid}), or use another --dir.");

        File.Delete(file);
    }

    private static bool ServesDirectory(int pid, string data)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Split('\0').Contains(data);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
