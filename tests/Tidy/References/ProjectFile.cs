using System.Xml.Linq;

namespace OrleansHa.Tests.Tidy.References;

/// <summary>What one csproj refers to.</summary>
/// <param name="Path">From the root.</param>
/// <param name="Projects">Referenced projects, as paths from the root.</param>
/// <param name="Packages">NuGet packages.</param>
/// <param name="Orleans">Names in OrleansReference.</param>
/// <param name="Friends">Assemblies that see its internals.</param>
internal sealed record ProjectFile(
    string Path, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages, IReadOnlyList<string> Orleans, IReadOnlyList<string> Friends)
{
    private static readonly Lazy<IReadOnlyList<ProjectFile>> LazyAll =
        new(() => [.. Checkout.WithExtension(".csproj").Select(Read)]);

    public static IReadOnlyList<ProjectFile> All => LazyAll.Value;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>From the root, with a trailing slash.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/') + "/";

    /// <summary>The line that names <paramref name="text"/>, 0 when none does.</summary>
    public int LineOf(string text) =>
        Array.FindIndex(Checkout.Lines(Path), line => line.Contains(text, StringComparison.Ordinal)) + 1;

    /// <summary>The namespace its files have at its root.</summary>
    public string RootNamespace { get; private init; } = "";

    private static ProjectFile Read(string path)
    {
        var xml = XDocument.Load(Checkout.Full(path));
        var directory = System.IO.Path.GetDirectoryName(Checkout.Full(path))!;
        return new ProjectFile(
            path,
            [.. Includes(xml, "ProjectReference").Select(include => FromRoot(directory, include))],
            Includes(xml, "PackageReference"),
            Includes(xml, "OrleansReference"),
            Includes(xml, "InternalsVisibleTo"))
        {
            RootNamespace = xml.Descendants("RootNamespace").FirstOrDefault()?.Value ?? System.IO.Path.GetFileNameWithoutExtension(path),
        };
    }

    private static List<string> Includes(XDocument xml, string item) =>
        [.. xml.Descendants(item).Select(element => (string?)element.Attribute("Include")).OfType<string>()];

    private static string FromRoot(string directory, string include)
    {
        var relative = include.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal);
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine(directory, relative));
        return System.IO.Path.GetRelativePath(Checkout.Root, full).Replace('\\', '/');
    }
}
