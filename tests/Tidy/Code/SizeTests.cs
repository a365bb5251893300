using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansHa.Tests.Tidy.Code;

/// <summary>Sizes past which a file or method wants a better seam.</summary>
public sealed class SizeTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 70;

    [Fact]
    public void Files_StayWithin400Lines() =>
        Rule.Holds(SourceFile.All.Where(file => file.LineCount > LongestFile)
            .Select(file => new Violation(file.Path, 0, $"{file.LineCount} lines, {LongestFile} are the most", "Move one idea to a file of its own")));

    [Fact]
    public void Methods_StayWithin70Lines() =>
        Rule.Holds(SourceFile.All.SelectMany(file => file.Root.DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            .Select(node => (node, lines: Lines(node)))
            .Where(found => found.lines > LongestMethod)
            .Select(found => file.At(found.node, $"{Name(found.node)} has {found.lines} lines, {LongestMethod} are the most", "Split it where it changes subject"))));

    private static int Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string Name(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => "the member",
    };
}
