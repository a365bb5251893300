namespace OrleansHa.Loopctl.Dev;

/// <summary>What lies in <c>.loop</c>.</summary>
/// <param name="Root">The directory <c>.loop</c> itself.</param>
internal sealed record DevPaths(string Root)
{
    public const string DirectoryName = ".loop";

    public string State => Path.Combine(Root, "dev.json");

    public string Lock => Path.Combine(Root, "dev.lock");

    public string Ports => Path.Combine(Root, "ports.json");

    /// <summary>Where silos keep steps while PostgreSQL is away.</summary>
    public string JournalDirectory => Path.Combine(Root, "journal");

    public string LogOf(string member) => Path.Combine(Root, "logs", member + ".log");

    public static DevPaths In(string directory) => new(Path.Combine(Path.GetFullPath(directory), DirectoryName));

    /// <summary>The nearest <c>.loop/dev.json</c> in <paramref name="directory"/> or above it, or null.</summary>
    public static string? FindState(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            var file = In(at.FullName).State;
            if (File.Exists(file))
                return file;
        }

        return null;
    }
}
