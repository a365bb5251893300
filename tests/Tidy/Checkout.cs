using System.Diagnostics;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Tidy;

/// <summary>The files of this checkout: tracked ones and those about to be.</summary>
internal static class Checkout
{
    private static readonly string[] NotSource = [".git", ".loop", "artifacts", "bin", "obj", "TestResults"];

    private static readonly Lazy<IReadOnlyList<string>> LazyFiles = new(List);

    public static string Root { get; } = Repository.Root;

    /// <summary>Paths from the root with forward slashes, sorted.</summary>
    public static IReadOnlyList<string> Files => LazyFiles.Value;

    public static IEnumerable<string> WithExtension(params string[] extensions) =>
        Files.Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));

    public static string Full(string path) => Path.Combine(Root, path);

    public static bool Exists(string path) => File.Exists(Full(path)) || Directory.Exists(Full(path));

    public static string[] Lines(string path) => File.ReadAllLines(Full(path));

    private static List<string> List()
    {
        var files = ListByGit() ?? ListByWalking(Root);
        return [.. files.Where(file => File.Exists(Full(file))).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <returns>Null where git is missing or refuses (another user's checkout, an exported tree).</returns>
    private static string[]? ListByGit()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start);
            if (git is null)
                return null;
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // No git on this machine.
        }
    }

    private static IEnumerable<string> ListByWalking(string directory) =>
        Directory.EnumerateFiles(directory).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Concat(Directory.EnumerateDirectories(directory)
                .Where(child => !NotSource.Contains(Path.GetFileName(child)))
                .SelectMany(ListByWalking));
}
