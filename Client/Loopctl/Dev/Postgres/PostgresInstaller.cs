using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Loopctl.Dev.Postgres;

/// <summary>Finds PostgreSQL, and installs it where it may (root on Debian).</summary>
internal static class PostgresInstaller
{
    private const string AptGet = "/usr/bin/apt-get";
    private const string ClusterSettings = "/etc/postgresql-common/createcluster.conf";

    // A slow mirror on a small machine; beyond this somebody should look.
    private static readonly TimeSpan StepBound = TimeSpan.FromMinutes(5);

    /// <exception cref="DevException">It is missing and cannot be installed; the message says what to install.</exception>
    public static async Task<PostgresBinaries> RequireAsync(Action<string> progress, CancellationToken cancel)
    {
        if (PostgresBinaries.Find() is { } found)
            return found;

        if (!Posix.IsRoot || !File.Exists(AptGet))
            throw new DevException("PostgreSQL is not installed. Install it (Debian: `sudo apt-get install postgresql`), then start again.");

        progress("PostgreSQL is missing: installing it with apt-get");
        await AptAsync(["update"], cancel);
        await AptAsync(["install", "-y", "--no-install-recommends", "postgresql-common"], cancel);
        KeepDebianFromStartingOne();
        await AptAsync(["install", "-y", "--no-install-recommends", "postgresql"], cancel);
        return PostgresBinaries.Find()
            ?? throw new DevException("apt-get installed postgresql, but no initdb was found under /usr/lib/postgresql or on PATH.");
    }

    // The package would create and start a server on port 5432, which nobody asked for.
    private static void KeepDebianFromStartingOne()
    {
        if (!File.Exists(ClusterSettings))
            return;

        var text = File.ReadAllText(ClusterSettings);
        File.WriteAllText(ClusterSettings, text.Replace("#create_main_cluster = true", "create_main_cluster = false", StringComparison.Ordinal));
    }

    private static async Task AptAsync(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var apt = new ChildSpec("apt-get", AptGet, arguments)
        {
            Environment = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" },
        };
        var (code, output) = await ChildProcess.RunAsync(apt, StepBound, cancel);
        if (code != 0)
            throw new DevException($"`apt-get {string.Join(' ', arguments)}` failed with code {code}:\n{output}\nInstall the package postgresql by hand, then start again.");
    }
}
