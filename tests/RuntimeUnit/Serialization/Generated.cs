using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OrleansHa.Tests.RuntimeUnit.Serialization;

/// <summary>What the generator makes of a snippet.</summary>
internal sealed record Generated(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<Diagnostic> CompilerErrors, IReadOnlyDictionary<string, string> Sources)
{
    private static readonly Lazy<Type> Generator = new(() => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "OrleansHa.Runtime.CodeGenerator.dll"))
        .GetType("Orleans.CodeGenerator.OrleansGenerator", throwOnError: true)!);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    public IEnumerable<string> Ids => Diagnostics.Select(diagnostic => diagnostic.Id);

    public static Generated From(string snippet) => From(Compile(snippet), out _);

    public static CSharpCompilation Compile(string snippet)
    {
        const string usings = "using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using Orleans; using Orleans.Concurrency; using Orleans.Runtime;\n";
        var tree = CSharpSyntaxTree.ParseText(usings + snippet, new CSharpParseOptions(LanguageVersion.Latest), "Snippet.cs");
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
        return CSharpCompilation.Create("Snippet", [tree], References.Value, options);
    }

    public static Generated From(CSharpCompilation compilation, out GeneratorDriver driver)
    {
        var generator = ((IIncrementalGenerator)Activator.CreateInstance(Generator.Value)!).AsSourceGenerator();
        driver = CSharpGeneratorDriver.Create(
            [generator], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options, driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        var sources = driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
        var errors = output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToArray();
        return new Generated(diagnostics, errors, sources);
    }
}
