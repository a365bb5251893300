using Microsoft.CodeAnalysis;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

public sealed class GeneratorTests
{
    [Theory]
    [InlineData("ORLEANS0004", "[GenerateSerializer] public class C { [Id(0)] public int A; public int B; }")]
    [InlineData("ORLEANS0004", "[GenerateSerializer] public class C { [Id(0)] public int A { get; set; } public int B { get; } }")]
    [InlineData("ORLEANS0004", "[GenerateSerializer] public class C { [Id(0)] public int A; private string _b = \"\"; public string B => _b; }")]
    [InlineData("ORLEANS0106", "[GenerateSerializer] public class C { public int A { get; set; } public int B; }")]
    [InlineData("ORLEANS0012", "[GenerateSerializer] public class C { [Id(3)] public int A; [Id(3)] public int B; }")]
    [InlineData("ORLEANS0012", "[GenerateSerializer] public record C([property: Id(1)] int A, [property: Id(1)] int B);")]
    [InlineData("ORLEANS0006", "[GenerateSerializer] public enum E { [Id(0)] A }")]
    [InlineData("ORLEANSHA001", "public class Outer { [GenerateSerializer] private class C { [Id(0)] public int A; } }")]
    [InlineData("ORLEANSHA001", "[GenerateSerializer] file class C { [Id(0)] public int A; }")]
    [InlineData("ORLEANS0002", "public interface IG : IGrainWithStringKey { Task M(ref int x); }")]
    [InlineData("ORLEANS0002", "public interface IG : IGrainWithStringKey { Task M(out int x); }")]
    [InlineData("ORLEANS0002", "public interface IG : IGrainWithStringKey { Task M(in int x); }")]
    [InlineData("ORLEANS0008", "public interface IG : IGrainWithStringKey { int P { get; } }")]
    [InlineData("ORLEANS0008", "public interface IG : IGrainObserver { event Action E; }")]
    [InlineData("ORLEANS0009", "public interface IG : IGrainWithStringKey { int M(); }")]
    [InlineData("ORLEANS0009", "public interface IG : IGrainWithStringKey { IEnumerable<int> M(); }")]
    [InlineData("ORLEANSHA002", "public interface IG : IGrainWithStringKey { [ResponseTimeout(\"soon\")] Task M(); }")]
    [InlineData("ORLEANSHA003", "public interface IG : IGrainWithStringKey { Task M(CancellationToken a, CancellationToken b); }")]
    public void Mistake_IsAnErrorAtItsPlace(string id, string snippet)
    {
        var generated = Generated.From(snippet);

        var diagnostic = generated.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(id);
        diagnostic.Severity.ShouldBe(DiagnosticSeverity.Error);
        diagnostic.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(1);
        diagnostic.GetMessage().ShouldNotContain("{0}");
    }

    [Theory]
    [InlineData("[GenerateSerializer] public class C { [Id(0)] public int A; [NonSerialized] public int B; [field: NonSerialized] public int D { get; set; } public int E => A; public static int F; public const int G = 1; }")]
    [InlineData("[GenerateSerializer] public class Empty { public int Computed => 1; }")]
    [InlineData("[GenerateSerializer] public record R(int A, string B) { [Id(0)] public int C { get; init; } [Id(1)] private readonly int _d = 2; public int D => _d; }")]
    [InlineData("[GenerateSerializer] public record struct R(int A, (int X, string Y) B);")]
    [InlineData("[GenerateSerializer] public readonly struct S { [Id(0)] public readonly int A; [Id(1)] public int B { get; init; } }")]
    [InlineData("public class Base<T> where T : class, new() { } [GenerateSerializer] public class C<T> : Base<T> where T : class, new() { [Id(0)] private T? _t; public T? V => _t; }")]
    [InlineData("[GenerateSerializer] public class A<T> { [Id(0)] public T V = default!; } [GenerateSerializer] public class B : A<List<int>> { [Id(0)] public int W; }")]
    [InlineData("namespace @class.@namespace { [GenerateSerializer] public class @event { [Id(0)] public int @int; [Id(1)] public int @for { get; set; } } }")]
    [InlineData("[GenerateSerializer] public class NoNamespace<@in> { [Id(0)] public Dictionary<string, @in[]>? A { get; private set; } }")]
    [InlineData("[GenerateSerializer] public class MyException : InvalidOperationException { public MyException(string m) : base(m) { } [Id(0)] public int Code { get; } }")]
    [InlineData("[GenerateSerializer(IncludePrimaryConstructorParameters = true)] public class P(int a) { public int A => a; [Id(0)] public int B; }")]
    [InlineData("[GenerateSerializer] public class H { [Id(0)] public int A; [GenerateSerializer] public class Inner { [Id(0)] public H? Up; } }")]
    [InlineData("public interface IG : IGrainWithStringKey { Task<T> M<T>(T a, params int[] b) where T : struct; Task N<T>(T? a) where T : class; Task O<T>(T? a); }")]
    [InlineData("public interface IG<T> : IGrainWithGuidKey where T : notnull { ValueTask<T?> M(T? a, (int X, string? Y) b, List<T?>? c = null); Task this_(int @this, int index, int request); }")]
    [InlineData("public interface IBase : IGrain { Task M(); } public interface ILeft : IBase { Task M(int a); } public interface IRight : IBase { new Task M(); } public interface IBoth : ILeft, IRight { }")]
    [InlineData("public interface IPlain { Task M(); void N(); } public interface IG : IGrainWithIntegerKey, IPlain { Task D() => Task.CompletedTask; static int S() => 1; }")]
    [InlineData("internal interface IHidden : IGrainExtension { Task<int> M(Exception e, object o, dynamic d); }")]
    [InlineData("public partial interface IG : IGrainWithStringKey { Task A(); } public partial interface IG { Task B(); }")]
    [InlineData("public partial interface IG : IGrainWithStringKey { Task A(); } public partial interface IG : IGrainObserver { void B(); }")]
    [InlineData("[Obsolete] public interface IG : IGrainWithStringKey { [Obsolete] Task A(int a); }")]
    public void Declaration_OfEveryShape_CompilesWithoutWarnings(string snippet)
    {
        var generated = Generated.From(snippet);

        generated.Diagnostics.ShouldBeEmpty();
        generated.CompilerErrors.Where(error => error.Location.SourceTree?.FilePath != "Snippet.cs" || error.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        generated.Sources.Keys.ShouldContain("OrleansManifest.g.cs");
    }

    [Fact]
    public void Output_IsTheSameForTheSameInput()
    {
        const string snippet = "public interface IG : IGrainWithStringKey { Task M(int a); } [GenerateSerializer] public class C { [Id(0)] public int A; } public class G : Grain, IG { public Task M(int a) => Task.CompletedTask; }";

        Generated.From(snippet).Sources.ShouldBe(Generated.From(snippet).Sources);
        Generated.From(snippet).Sources["OrleansManifest.g.cs"].ShouldContain("options.InterfaceImplementations.Add(typeof(global::G));");
    }

    [Fact]
    public void UnrelatedEdit_GeneratesNothingAnew()
    {
        const string snippet = "public interface IG : IGrainWithStringKey { Task M(int a); } [GenerateSerializer] public class C { [Id(0)] public int A; }";
        var compilation = Generated.Compile(snippet);
        Generated.From(compilation, out var driver);
        var edited = compilation.AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("public class Other { }", (Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)compilation.SyntaxTrees[0].Options));

        var result = driver.RunGenerators(edited).GetRunResult().Results.Single();

        result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .ShouldAllBe(output => output.Reason == IncrementalStepRunReason.Cached || output.Reason == IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void WireName_ChangesWithParametersAndNotWithOtherMethods()
    {
        var one = CallNames("Task M(int a);");
        CallNames("Task M(int a); Task N();").ShouldContain(one.Single());
        CallNames("Task M(int renamed);").ShouldBe(one);
        CallNames("Task M(long a);").ShouldNotBe(one);
        CallNames("[Alias(\"m\")] Task Renamed(long a);").ShouldBe(["IG.m"]);
    }

    private static List<string> CallNames(string methods) =>
        [.. Generated.From($"public interface IG : IGrainWithStringKey {{ {methods} }}").Sources["OrleansManifest.g.cs"].Split('"').Where(text => text.StartsWith("IG.", StringComparison.Ordinal))];
}
