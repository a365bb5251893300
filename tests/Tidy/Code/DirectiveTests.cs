using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OrleansHa.Tests.Tidy.Code;

/// <summary>Directives, comments and names that must not stand in code.</summary>
public sealed partial class DirectiveTests
{
    [Fact]
    public void AppCode_HasNoConditionalCompilation() =>
        Rule.Holds(Trivia(SourceFile.Outside("Runtime/"), SyntaxKind.IfDirectiveTrivia)
            .Select(found => found.file.At(found.trivia.GetLocation(), "#if", "App code is the same on both engines: let eng/ decide what is referenced")));

    [Fact]
    public void Regions_AreNowhere() =>
        Rule.Holds(Trivia(SourceFile.All, SyntaxKind.RegionDirectiveTrivia)
            .Select(found => found.file.At(found.trivia.GetLocation(), "#region", "Split the file instead")));

    [Fact]
    public void Comments_LeaveNothingToDo() =>
        Rule.Holds(Trivia(SourceFile.All, SyntaxKind.SingleLineCommentTrivia, SyntaxKind.MultiLineCommentTrivia)
            .Where(found => Unfinished().IsMatch(found.trivia.ToString()))
            .Select(found => found.file.At(found.trivia.GetLocation(), "work left in a comment", "Do it, or open an issue")));

    [Fact]
    public void AppCode_NamesNothingOfOurEngine() =>
        // The suites of the engine itself may; Tidy's own rules name what they forbid.
        Rule.Holds(Names(SourceFile.Outside("Runtime/", "tests/RuntimeUnit/", "tests/Tidy/"), OurEngine(),
            "names OrleansHa.Runtime", "App code is written against the Orleans surface alone"));

    [Fact]
    public void Runtime_KnowsNothingOfLoops() =>
        Rule.Holds(Names(SourceFile.Under("Runtime/"), Loops(), "names the platform's loops", "The engine knows grains, silos and clients, nothing else"));

    private static IEnumerable<(SourceFile file, SyntaxTrivia trivia)> Trivia(IEnumerable<SourceFile> files, params SyntaxKind[] kinds) =>
        files.SelectMany(file => file.Root.DescendantTrivia().Where(trivia => kinds.Contains(trivia.Kind())).Select(trivia => (file, trivia)));

    private static IEnumerable<Violation> Names(IEnumerable<SourceFile> files, Regex pattern, string problem, string remedy) =>
        files.SelectMany(file => Checkout.Lines(file.Path).Select((line, index) => (line, index))
            .Where(at => pattern.IsMatch(at.line))
            .Select(at => new Violation(file.Path, at.index + 1, problem, remedy)));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\bOrleansHa\.Runtime\b")]
    private static partial Regex OurEngine();

    [GeneratedRegex(@"\bOrleansHa\.(Grains|Silo|Client|Gateway|Loopctl)\b|FeedbackLoop|LoopStore|SignalGate")]
    private static partial Regex Loops();
}
