using System.Reflection;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.PublicSurface;

/// <summary>
/// What the engine's assemblies show is what stands in the files beside this one, and that was compared with the Orleans surface by a person.
/// After a change that is meant: run these tests with ORLEANSHA_UPDATE_BASELINES=1 and review the difference in git.
/// </summary>
public sealed class PublicSurfaceTests
{
    public static TheoryData<string> Assemblies() =>
        [.. System.IO.Directory.GetFiles(AppContext.BaseDirectory, "OrleansHa.Runtime.*.dll").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => !name.EndsWith("CodeGenerator", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Surface_OfAnAssembly_IsAsReviewed(string assembly)
    {
        var actual = SurfaceText.Of(Assembly.Load(assembly)).ToArray();
        var path = Path.Combine(Repository.Root, "tests", "RuntimeUnit", "PublicSurface", assembly + ".txt");
        if (Environment.GetEnvironmentVariable("ORLEANSHA_UPDATE_BASELINES") == "1") File.WriteAllLines(path, actual);
        var reviewed = File.Exists(path) ? File.ReadAllLines(path) : [];

        var added = Difference(actual, reviewed, "+");
        var removed = Difference(reviewed, actual, "-");
        (added.Count + removed.Count).ShouldBe(0, $"{assembly} and its file differ ({path}):{Environment.NewLine}{string.Join(Environment.NewLine, removed.Concat(added))}");
    }

    /// <summary>Lines with the type they stand under.</summary>
    private static List<string> Difference(string[] lines, string[] others, string mark)
    {
        var known = WithTypes(others).ToHashSet();
        return [.. WithTypes(lines).Where(line => !known.Contains(line)).Select(line => $"{mark} {line.Type}: {line.Text.Trim()}")];
    }

    private static IEnumerable<(string Type, string Text)> WithTypes(string[] lines)
    {
        var type = "";
        foreach (var line in lines)
        {
            if (!line.StartsWith(' ')) type = line.Split(" : ")[0];
            yield return (type, line);
        }
    }
}
