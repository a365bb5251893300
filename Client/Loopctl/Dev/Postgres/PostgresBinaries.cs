using System.Globalization;

namespace OrleansHa.Loopctl.Dev.Postgres;

/// <summary>Where the server's programs lie on this machine.</summary>
/// <param name="Directory">Holds <c>initdb</c> and <c>postgres</c>.</param>
/// <param name="MajorVersion">15 and so on; null when it is not told by the path.</param>
internal sealed record PostgresBinaries(string Directory, int? MajorVersion)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    public string InitDb => Path.Combine(Directory, "initdb");

    public string BaseBackup => Path.Combine(Directory, "pg_basebackup");

    public string Server => Path.Combine(Directory, "postgres");

    /// <summary>The newest version installed, or exactly <paramref name="majorVersion"/> when a data directory needs it.</summary>
    /// <returns>Null when there is none.</returns>
    public static PostgresBinaries? Find(int? majorVersion = null) =>
        Debian().Where(found => majorVersion is null || found.MajorVersion == majorVersion)
            .OrderByDescending(found => found.MajorVersion)
            .Concat(OnPath())
            .FirstOrDefault(found => File.Exists(found.InitDb) && File.Exists(found.Server));

    private static IEnumerable<PostgresBinaries> Debian()
    {
        if (!System.IO.Directory.Exists(DebianRoot))
            yield break;

        foreach (var directory in System.IO.Directory.GetDirectories(DebianRoot))
        {
            if (int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var version))
                yield return new PostgresBinaries(Path.Combine(directory, "bin"), version);
        }
    }

    private static IEnumerable<PostgresBinaries> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => new PostgresBinaries(directory, null));
}
