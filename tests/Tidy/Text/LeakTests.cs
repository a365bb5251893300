using System.Text.RegularExpressions;

namespace OrleansHa.Tests.Tidy.Text;

/// <summary>Nothing of the machine it was written on stands in the repository.</summary>
public sealed partial class LeakTests
{
    private static readonly string[] NotText = [".png", ".ico", ".woff2", ".gz", ".zip", ".snk", ".dll"];

    // These are the rules themselves.
    private const string Self = "tests/Tidy/Text/LeakTests.cs";

    [Fact]
    public void Files_NameNoMachinePath() =>
        Rule.Holds(Find(MachinePath(), "a path of one machine", "Write it from the checkout's root, or let a variable say it"));

    [Fact]
    public void Files_NameNoRegistryHost() =>
        Rule.Holds(Find(RegistryHost(), "a package registry or private host", "Leave sources to the machine's own configuration"));

    [Fact]
    public void Repository_BringsNoPackageSource() =>
        Rule.Holds(Checkout.Files.Where(file => Path.GetFileName(file).ToUpperInvariant() is "NUGET.CONFIG" or ".NPMRC")
            .Select(file => new Violation(file, 0, "a package source", "Leave sources to the machine's own configuration")));

    [Fact]
    public void Files_CarryNoSecret() =>
        Rule.Holds(Find(Secret(), "what looks like a private key or token", "Take it out, and out of the history")
            .Where(violation => !violation.Path.StartsWith("tests/", StringComparison.Ordinal)));

    private static IEnumerable<Violation> Find(Regex pattern, string problem, string remedy) =>
        Checkout.Files.Where(file => file != Self && !NotText.Contains(Path.GetExtension(file)))
            .SelectMany(file => Checkout.Lines(file).Select((line, index) => (line, index))
                .Where(at => pattern.IsMatch(at.line))
                .Select(at => new Violation(file, at.index + 1, $"{problem}: {pattern.Match(at.line).Value}", remedy)));

    // Preceded by a word or a dot it is part of a URL or of a path inside the repository.
    [GeneratedRegex(@"(?<![\w.\-/$})])/(work|root|farm|Users)/|(?<![\w.\-/$})])/home/[a-z]|(?<![\w.\-/$})])/tmp/bash_jobs")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://[^\s""'/)>]*(nuget|registry|artifactory|nexus|proget|pypi|npmjs|mirror)[^\s""'/)>]*", RegexOptions.IgnoreCase)]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"BEGIN [A-Z ]*PRIVATE KEY|\bghp_[A-Za-z0-9]{20,}|\bAKIA[A-Z0-9]{16}\b")]
    private static partial Regex Secret();
}
