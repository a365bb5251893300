using System.Text.RegularExpressions;

namespace OrleansHa.Tests.Tidy.Text;

/// <summary>What the documentation names is there.</summary>
public sealed partial class MarkdownTests
{
    private static readonly Lazy<string> LoopctlSource = new(() => string.Concat(
        Checkout.WithExtension(".cs").Where(file => file.StartsWith("Client/Loopctl/", StringComparison.Ordinal)).Select(file => File.ReadAllText(Checkout.Full(file)))));

    [Fact]
    public void Links_PointToFilesThatExist() =>
        Rule.Holds(Matches(Link()).Where(found => !found.text.Contains("://", StringComparison.Ordinal) && !found.text.StartsWith('#') && !found.text.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(found => !Checkout.Exists(Beside(found.file, found.text.Split('#')[0])))
            .Select(found => new Violation(found.file, found.line, $"a link to {found.text}, which does not exist", "Mend the link")));

    [Fact]
    public void Paths_NamedInCode_Exist() =>
        Rule.Holds(Matches(CodeSpan()).Concat(Matches(RootPath()))
            .Select(found => found with { text = found.text.Split(' ')[0].TrimEnd('.', ',', ':', '/') })
            .Where(found => IsRepositoryPath(found.text) && !Checkout.Exists(found.text) && !Checkout.Exists(Beside(found.file, found.text)))
            .Select(found => new Violation(found.file, found.line, $"{found.text} does not exist", "Name what is there")));

    [Fact]
    public void LoopctlVerbs_NamedInDocs_Exist() =>
        Rule.Holds(Matches(LoopctlVerb())
            .Where(found => !LoopctlSource.Value.Contains($"\"{found.text}\"", StringComparison.Ordinal))
            .Select(found => new Violation(found.file, found.line, $"`loopctl {found.text}` does not exist", "Name a verb it has")));

    [Fact]
    public void TestSuites_NamedInDocs_Exist() =>
        Rule.Holds(Matches(SuiteName())
            .Where(found => !Checkout.Exists($"tests/{found.text}"))
            .Select(found => new Violation(found.file, found.line, $"suite {found.text} does not exist", "Name a folder under tests")));

    private static IEnumerable<(string file, int line, string text)> Matches(Regex pattern) =>
        Checkout.WithExtension(".md").SelectMany(file => Checkout.Lines(file).SelectMany((line, index) =>
            pattern.Matches(line).Select(match => (file, index + 1, match.Groups[1].Value))));

    /// <summary>A path whose first folder is one of ours, without placeholders or wildcards.</summary>
    private static bool IsRepositoryPath(string text) =>
        RepositoryPath().IsMatch(text) && !text.Contains("artifacts/", StringComparison.Ordinal)
        && !text.Split('/').Any(part => part.Length > 1 && part.All(letter => char.IsUpper(letter) || letter == '_'));

    private static string Beside(string file, string relative) =>
        Path.GetRelativePath(Checkout.Root, Path.GetFullPath(Path.Combine(Checkout.Root, Path.GetDirectoryName(file) ?? "", relative))).Replace('\\', '/');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^\s*\$?\s*((?:deploy|\.ci)/[\w\-./]+)")]
    private static partial Regex RootPath();

    [GeneratedRegex(@"\bloopctl ([a-z]{2,})\b(?=[^`]*`|\s*$|.*[-\[<])")]
    private static partial Regex LoopctlVerb();

    [GeneratedRegex(@"deploy/test --suite ([A-Z]\w+)")]
    private static partial Regex SuiteName();

    [GeneratedRegex(@"^(\.ci|Client|Grains|Grains\.Interfaces|Runtime|Silo|deploy|docs|eng|samples|tests)/[\w\-./]+$")]
    private static partial Regex RepositoryPath();
}
