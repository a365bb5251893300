using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrleansHa.Tests.Tidy.References;

namespace OrleansHa.Tests.Tidy.Code;

/// <summary>Names, and where types lie.</summary>
public sealed class NamingTests
{
    private static readonly string[] Vague = ["Manager", "Helper", "Helpers", "Utils", "Util", "Misc"];

    // The Orleans surface fixes these names; app code written for the official packages uses them.
    private static readonly string[] NamesOfTheSurface = ["ObserverManager", "GrainStorageHelpers", "TestingUtils"];

    [Fact]
    public void Types_SayWhatTheyDo() =>
        Rule.Holds(SourceFile.All.SelectMany(file => file.Nodes<BaseTypeDeclarationSyntax>()
            .Where(type => Vague.Any(suffix => type.Identifier.Text.EndsWith(suffix, StringComparison.Ordinal)) && !NamesOfTheSurface.Contains(type.Identifier.Text))
            .Select(type => file.At(type, $"{type.Identifier.Text} says little", "Name what it does: XStore, XRegistry, XOptionsValidator"))));

    [Fact]
    public void Files_HaveOnePublicType() =>
        // In suites, grain interfaces and messages are public only for the generator and lie beside the tests that drive them.
        Rule.Holds(SourceFile.Outside("tests/Conformance/", "tests/RuntimeUnit/").Select(file => (file, types: PublicTypes(file)))
            .Where(found => found.types.Count > 1)
            .Select(found => found.file.At(found.types[1], $"a second public type, {found.types[1].Identifier.Text}", "One public type per file")));

    [Fact]
    public void Namespaces_FollowTheFolders() =>
        Rule.Holds(SourceFile.Outside("Runtime/").SelectMany(file => file.Nodes<BaseNamespaceDeclarationSyntax>()
            .Select(space => (space, expected: Expected(file.Path)))
            .Where(found => found.expected is not null && found.space.Name.ToString() != found.expected)
            .Select(found => file.At(found.space.Name, $"namespace {found.space.Name}", $"The folder is the namespace: {found.expected}"))));

    [Fact]
    public void RuntimeNamespaces_AreThoseOfOrleans() =>
        Rule.Holds(SourceFile.Under("Runtime/").SelectMany(file => file.Nodes<BaseNamespaceDeclarationSyntax>()
            .Where(space => space.Name.ToString() is var name && name != "Orleans" && !name.StartsWith("Orleans.", StringComparison.Ordinal)
                && name != "System.Runtime.CompilerServices" // where the compiler looks for IsExternalInit when it targets netstandard, as the generator does
                && name != "Microsoft.Extensions.Hosting" && name != "Microsoft.Extensions.DependencyInjection") // UseOrleans and AddOrleans live there
            .Select(space => file.At(space.Name, $"namespace {space.Name}", "The engine's namespaces are those of the Orleans surface"))));

    [Fact]
    public void Namespaces_AreFileScoped() =>
        Rule.Holds(SourceFile.All.SelectMany(file => file.Nodes<NamespaceDeclarationSyntax>()
            .Select(space => file.At(space, "a block namespace", "Write it file-scoped"))));

    [Fact]
    public void Tests_AreNamedSubjectConditionOutcome() =>
        Rule.Holds(SourceFile.Under("tests/").SelectMany(file => file.Nodes<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "Fact" or "Theory"))
            .Where(method => !method.Identifier.Text.Contains('_', StringComparison.Ordinal))
            .Select(method => file.At(method, $"test {method.Identifier.Text}", "Name it Subject_Condition_Outcome"))));

    private static List<BaseTypeDeclarationSyntax> PublicTypes(SourceFile file) =>
        [.. file.Nodes<BaseTypeDeclarationSyntax>()
            .Where(type => type.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax && type.Modifiers.Any(SyntaxKind.PublicKeyword))
            .DistinctBy(type => type.Identifier.Text)]; // X and X<T> are one idea

    private static string? Expected(string path)
    {
        var project = ProjectFile.All.Where(candidate => path.StartsWith(candidate.Directory, StringComparison.Ordinal)).MaxBy(candidate => candidate.Directory.Length);
        if (project is null)
            return null;
        var folders = path[project.Directory.Length..].Split('/')[..^1];
        return string.Join('.', folders.Prepend(project.RootNamespace));
    }
}
