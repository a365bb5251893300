using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orleans.CodeGenerator.Emitting;
using Orleans.CodeGenerator.Model;
using Orleans.CodeGenerator.Parsing;

namespace Orleans.CodeGenerator;

/// <summary>Generates proxies, calls, codecs, copiers and the type manifest of an assembly.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OrleansGenerator : IIncrementalGenerator
{
    private static readonly (string Attribute, string Set)[] Parts =
    [
        ("Orleans.RegisterSerializerAttribute", "Serializers"), ("Orleans.RegisterCopierAttribute", "Copiers"),
        ("Orleans.RegisterConverterAttribute", "Converters"), ("Orleans.RegisterActivatorAttribute", "Activators"),
    ];

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Orleans.GenerateSerializerAttribute",
            (node, _) => node is BaseTypeDeclarationSyntax,
            (found, _) => SerializableParser.Parse((INamedTypeSymbol)found.TargetSymbol));
        var interfaces = context.SyntaxProvider.CreateSyntaxProvider(
            (node, _) => node is InterfaceDeclarationSyntax { BaseList: not null },
            (found, cancellation) => found.SemanticModel.GetDeclaredSymbol(found.Node, cancellation) is INamedTypeSymbol type ? InterfaceParser.Parse(type) : null)
            .Where(model => model is not null).Select((model, _) => model!).Collect().SelectMany((all, _) => all.Distinct());
        var grains = context.SyntaxProvider.CreateSyntaxProvider(
            (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
            (found, cancellation) => found.SemanticModel.GetDeclaredSymbol(found.Node, cancellation) is INamedTypeSymbol type ? GrainClassParser.Parse(type) : null)
            .Where(part => part is not null).Select((part, _) => part!);

        var foreign = context.CompilationProvider.SelectMany(ForeignTypes.Of);
        var foreignTypes = foreign.Where(type => type.Has("Orleans.GenerateSerializerAttribute")).Select((type, _) => SerializableParser.Parse(type));
        var foreignInterfaces = foreign.Select((type, _) => InterfaceParser.Parse(type)).Where(model => model is not null).Select((model, _) => model!);
        var foreignGrains = foreign.Select((type, _) => GrainClassParser.Parse(type)).Where(part => part is not null).Select((part, _) => part!);

        context.RegisterSourceOutput(foreignTypes, EmitType);
        context.RegisterSourceOutput(foreignInterfaces, EmitInterface);
        context.RegisterSourceOutput(types, EmitType);
        context.RegisterSourceOutput(interfaces, EmitInterface);
        var statements = types.SelectMany((model, _) => ManifestStatements.Of(model)).Collect()
            .Combine(interfaces.SelectMany((model, _) => ManifestStatements.Of(model)).Collect()).Select(Join)
            .Combine(grains.SelectMany((part, _) => ManifestStatements.Of(part)).Collect()).Select(Join)
            .Combine(foreignTypes.SelectMany((model, _) => ManifestStatements.Of(model)).Collect()).Select(Join)
            .Combine(foreignInterfaces.SelectMany((model, _) => ManifestStatements.Of(model)).Collect()).Select(Join)
            .Combine(foreignGrains.SelectMany((part, _) => ManifestStatements.Of(part)).Collect()).Select(Join);
        foreach (var (attribute, set) in Parts)
        {
            var parts = context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute, (_, _) => true, (found, _) => new PartModel(set, Names.OpenText((INamedTypeSymbol)found.TargetSymbol)));
            statements = statements.Combine(parts.SelectMany((part, _) => ManifestStatements.Of(part)).Collect()).Select(Join);
        }

        var name = context.CompilationProvider.Select((compilation, _) => compilation.AssemblyName ?? "Unnamed");
        context.RegisterSourceOutput(statements.Combine(name), (output, manifest) =>
        {
            if (!manifest.Left.IsEmpty) Add(output, "OrleansManifest", ManifestEmitter.Emit(manifest.Right, manifest.Left));
        });
    }

    private static ImmutableArray<string> Join((ImmutableArray<string> Left, ImmutableArray<string> Right) both, System.Threading.CancellationToken cancellation) =>
        both.Left.AddRange(both.Right);

    private static void EmitType(SourceProductionContext output, SerializableModel model)
    {
        foreach (var diagnostic in model.Diagnostics) output.ReportDiagnostic(diagnostic.ToDiagnostic());
        if (model.Diagnostics.Count > 0 || model.IsEnum) return;
        var code = new CodeWriter().Open($"namespace {model.Type.Namespace}");
        CodecEmitter.Emit(code, model);
        if (CopierEmitter.IsNeeded(model)) CopierEmitter.Emit(code.Line(), model);
        if (model.HasActivatorConstructor && !model.IsAbstract) ActivatorEmitter.Emit(code.Line(), model);
        Add(output, model.Type.Namespace + "." + model.Type.FlatName, code.Close().ToString());
    }

    private static void EmitInterface(SourceProductionContext output, InterfaceModel model)
    {
        foreach (var diagnostic in model.Diagnostics) output.ReportDiagnostic(diagnostic.ToDiagnostic());
        if (model.Diagnostics.Count > 0) return;
        var code = new CodeWriter().Open($"namespace {model.Type.Namespace}");
        ProxyEmitter.Emit(code, model);
        foreach (var method in model.Methods)
        {
            if (method.Declares is null) continue;
            InvokableEmitter.Emit(code.Line(), method);
            CodecEmitter.Emit(code.Line(), InvokableCodecs.Model(method));
        }

        Add(output, model.Type.Namespace + "." + model.Type.FlatName, code.Close().ToString());
    }

    private static void Add(SourceProductionContext output, string name, string text) =>
        output.AddSource(name.Replace("@", "") + ".g.cs", SourceText.From(text, Encoding.UTF8));
}
