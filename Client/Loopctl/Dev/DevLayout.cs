namespace OrleansHa.Loopctl.Dev;

/// <summary>Where the checkout and its built programs lie, seen from the program that runs.</summary>
/// <param name="Root">Holds OrleansHa.sln.</param>
/// <param name="Binaries">Holds one directory per project, <c>artifacts/ENGINE/bin</c>.</param>
/// <param name="Configuration"><c>release</c> or <c>debug</c>.</param>
internal sealed record DevLayout(string Root, string Binaries, string Configuration)
{
    public string SqlDirectory => Path.Combine(Root, "deploy", "sql");

    public string SamplesDirectory => Path.Combine(Root, "samples");

    /// <exception cref="DevException">The program does not lie in a checkout's <c>artifacts/ENGINE/bin/PROJECT/CONFIGURATION</c>.</exception>
    public static DevLayout Find() => Find(AppContext.BaseDirectory);

    public static DevLayout Find(string baseDirectory)
    {
        var output = new DirectoryInfo(Path.TrimEndingDirectorySeparator(baseDirectory));
        var binaries = output.Parent?.Parent
            ?? throw new DevException($"{baseDirectory} is not a build output: run loopctl from a checkout.");
        for (var at = binaries; at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "OrleansHa.sln")))
                return new DevLayout(at.FullName, binaries.FullName, output.Name);
        }

        throw new DevException($"no OrleansHa.sln above {baseDirectory}: run loopctl from a checkout.");
    }

    /// <summary>The path of a built program.</summary>
    /// <exception cref="DevException">It is not built.</exception>
    public string Program(string project, string assembly)
    {
        var path = Path.Combine(Binaries, project, Configuration, assembly + ".dll");
        return File.Exists(path)
            ? path
            : throw new DevException($"{path} is not built: run `dotnet build OrleansHa.sln -c {Configuration}` in {Root} first.");
    }
}
