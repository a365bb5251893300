using System.Text.RegularExpressions;

namespace OrleansHa.Tests.Tidy.Text;

/// <summary>The table of promises and the tests that carry a promise's name say the same.</summary>
public sealed partial class PromiseTests
{
    private const string Page = "docs/reference/promises.md";

    [Fact]
    public void Table_HasEachPromiseOnceInOrder()
    {
        var wanted = Enumerable.Range(1, 7).Select(number => $"P{number}");
        Assert.Equal(wanted, Rows().Select(row => row.Promise));
    }

    [Fact]
    public void Suites_InTheTable_CarryTheTraitOfTheirPromise() =>
        Rule.Holds(Rows().SelectMany(row => row.Suites.Except(Suites().Where(suite => suite.Promise == row.Promise).Select(suite => suite.Class))
            .Select(suite => new Violation(Page, row.Line, $"no class {suite} under tests/Cluster or tests/Chaos has [Trait(\"Promise\", \"{row.Promise}\")]", "Name the suite that proves the promise"))));

    [Fact]
    public void Suites_WithTheTraitOfAPromise_StandInTheTable()
    {
        var named = Rows().ToDictionary(row => row.Promise, row => row.Suites);
        Rule.Holds(Suites().Where(suite => !named.TryGetValue(suite.Promise, out var suites) || !suites.Contains(suite.Class))
            .Select(suite => new Violation(suite.File, suite.Line, $"{suite.Class} proves {suite.Promise}, and {Page} does not say so", "Add it to the promise's row")));
    }

    [Fact]
    public void Promises_EachHaveASuiteAndAFigure() =>
        Rule.Holds(Rows().Where(row => row.Suites.Count == 0 || !row.Figure.Any(char.IsAsciiDigit))
            .Select(row => new Violation(Page, row.Line, $"{row.Promise} has {row.Suites.Count} suites and the figure '{row.Figure}'", "Name a suite and what it printed last")));

    private static IEnumerable<(string Promise, IReadOnlyList<string> Suites, string Figure, int Line)> Rows() =>
        Checkout.Lines(Page).Select((line, index) => (Cells: line.Split('|'), Line: index + 1))
            .Where(row => row.Cells.Length > 5 && PromiseCell().IsMatch(row.Cells[1]))
            .Select(row => (row.Cells[1].Trim().Split(' ')[0], (IReadOnlyList<string>)[.. SuiteName().Matches(row.Cells[3]).Select(match => match.Groups[1].Value)], row.Cells[4].Trim(), row.Line));

    private static IEnumerable<(string Promise, string Class, string File, int Line)> Suites() =>
        Checkout.WithExtension(".cs").Where(file => file.StartsWith("tests/Cluster/", StringComparison.Ordinal) || file.StartsWith("tests/Chaos/", StringComparison.Ordinal))
            .SelectMany(file => Checkout.Lines(file).Select((line, index) => (Match: PromiseTrait().Match(line), file, Line: index + 1)))
            .Where(found => found.Match.Success)
            .Select(found => (found.Match.Groups[1].Value, Path.GetFileNameWithoutExtension(found.file), found.file, found.Line));

    [GeneratedRegex(@"^ P\d+ ")]
    private static partial Regex PromiseCell();

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex SuiteName();

    [GeneratedRegex(@"Trait\(""Promise"", ""(P\d+)""\)")]
    private static partial Regex PromiseTrait();
}
