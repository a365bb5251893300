using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OrleansHa.Tests.Tidy.Code;

/// <summary>One C# file and its syntax.</summary>
internal sealed record SourceFile(string Path, int LineCount, SyntaxNode Root)
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    private static readonly Lazy<IReadOnlyList<SourceFile>> LazyAll =
        new(() => [.. Checkout.WithExtension(".cs").AsParallel().AsOrdered().Select(Read)]);

    public static IReadOnlyList<SourceFile> All => LazyAll.Value;

    public static IEnumerable<SourceFile> Under(params string[] directories) => All.Where(file => file.Is(directories));

    public static IEnumerable<SourceFile> Outside(params string[] directories) => All.Where(file => !file.Is(directories));

    public bool Is(params string[] directories) => directories.Any(directory => Path.StartsWith(directory, StringComparison.Ordinal));

    public IEnumerable<T> Nodes<T>() where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    public Violation At(SyntaxNode node, string problem, string remedy) => At(node.GetLocation(), problem, remedy);

    public Violation At(Location location, string problem, string remedy) =>
        new(Path, location.GetLineSpan().StartLinePosition.Line + 1, problem, remedy);

    private static SourceFile Read(string path)
    {
        var text = File.ReadAllText(Checkout.Full(path));
        var tree = CSharpSyntaxTree.ParseText(text, Options, path);
        return new SourceFile(path, tree.GetText().Lines.Count - 1, tree.GetRoot());
    }
}
