namespace OrleansHa.Loopctl.Testing.Reading;

/// <summary>Finds the test files that an argument means.</summary>
internal static class TestFiles
{
    private static readonly string[] Endings = [".test.yaml", ".test.yml", ".test.json"];

    // Deeper folders than this are somebody's build output.
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 16, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };

    /// <summary>A folder means every test below it, a definition the test beside it, a test itself; sorted.</summary>
    /// <returns>Empty when there is none.</returns>
    public static IReadOnlyList<string> Find(string argument)
    {
        if (Directory.Exists(argument))
            return [.. Directory.EnumerateFiles(argument, "*.test.*", Below).Where(IsTest).Order(StringComparer.Ordinal)];
        if (IsTest(argument))
            return File.Exists(argument) ? [argument] : [];
        var stem = Path.Combine(Path.GetDirectoryName(argument) ?? "", Path.GetFileNameWithoutExtension(argument));
        return [.. Endings.Select(ending => stem + ending).Where(File.Exists)];
    }

    private static bool IsTest(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
