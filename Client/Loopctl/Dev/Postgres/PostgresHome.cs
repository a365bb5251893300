using System.Globalization;
using System.Security.Cryptography;
using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Loopctl.Dev.Postgres;

/// <summary>
/// The directory of a private server. It is <c>pg</c> under the given root, or, where the server's user cannot reach
/// that (a checkout in /root, say), a directory in /var/tmp that <c>pg</c> is then a link to.
/// </summary>
internal sealed class PostgresHome
{
    private const string FallbackRoot = "/var/tmp";
    private static readonly TimeSpan CommandBound = TimeSpan.FromMinutes(1);

    private PostgresHome(string directory, string password, UnixAccount? account)
    {
        Directory = directory;
        Password = password;
        Account = account;
    }

    /// <summary>Where it really lies; belongs to <see cref="Account"/>, mode 0700.</summary>
    public string Directory { get; }

    public string Data => Path.Combine(Directory, "data");

    public string Password { get; }

    /// <summary>The user the server runs as; null when we are not root and it runs as us.</summary>
    public UnixAccount? Account { get; }

    /// <summary>The version that wrote the data, null before initdb.</summary>
    public int? DataVersion
    {
        get
        {
            var file = Path.Combine(Data, "PG_VERSION");
            return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
        }
    }

    /// <summary>Finds or prepares the directory and the password under <paramref name="root"/>.</summary>
    /// <exception cref="DevException">What is there cannot be used; the message says what to do.</exception>
    public static async Task<PostgresHome> PrepareAsync(string root, CancellationToken cancel)
    {
        System.IO.Directory.CreateDirectory(root);
        var account = Posix.IsRoot
            ? UnixAccount.FindFirst("postgres", "nobody")
                ?? throw new DevException("PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as.")
            : null;
        var directory = await FindDirectoryAsync(Path.Combine(Path.GetFullPath(root), "pg"), account, cancel);
        var hasData = File.Exists(Path.Combine(directory, "data", "PG_VERSION"));
        return new PostgresHome(directory, ReadOrMakePassword(Path.Combine(root, "pg.password"), hasData), account);
    }

    private static async Task<string> FindDirectoryAsync(string wanted, UnixAccount? account, CancellationToken cancel)
    {
        var entry = new FileInfo(wanted);
        if (entry.LinkTarget is { } target)
        {
            if (System.IO.Directory.Exists(target))
                return target;
            entry.Delete();
        }

        var existed = System.IO.Directory.Exists(wanted);
        PrivateFiles.CreateDirectory(wanted, account);
        if (account is null || await CanUseAsync(wanted, account, cancel))
            return wanted;

        if (existed && System.IO.Directory.EnumerateFileSystemEntries(wanted).Any())
            throw new DevException($"user {account.Name}, who runs PostgreSQL, can no longer reach {wanted}: let others pass through the directories above it (chmod o+x), or remove it to start anew.");

        System.IO.Directory.Delete(wanted);
        var elsewhere = Path.Combine(FallbackRoot, "loopctl-pg-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        PrivateFiles.CreateDirectory(elsewhere, account);
        if (!await CanUseAsync(elsewhere, account, cancel))
        {
            System.IO.Directory.Delete(elsewhere);
            throw new DevException($"user {account.Name}, who runs PostgreSQL, can use neither {wanted} nor {elsewhere}.");
        }

        File.CreateSymbolicLink(wanted, elsewhere);
        return elsewhere;
    }

    // Asked of the kernel as that user: permissions of parents, ACLs and mounts all count.
    private static async Task<bool> CanUseAsync(string directory, UnixAccount account, CancellationToken cancel)
    {
        var test = new ChildSpec("reach", "test", ["-w", directory, "-a", "-x", directory]) { RunAs = account };
        var (code, _) = await ChildProcess.RunAsync(test, CommandBound, cancel);
        return code == 0;
    }

    private static string ReadOrMakePassword(string file, bool hasData)
    {
        if (File.Exists(file))
            return File.ReadAllText(file).Trim();
        if (hasData)
            throw new DevException($"{file} is gone, and the server's data cannot be opened without it: remove the `pg` beside it to start anew.");

        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        PrivateFiles.Write(file, password);
        return password;
    }
}
