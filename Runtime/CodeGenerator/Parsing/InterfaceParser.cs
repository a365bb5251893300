using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orleans.CodeGenerator.Diagnostics;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>Reads a grain interface.</summary>
internal static class InterfaceParser
{
    private const string Addressable = "Orleans.Runtime.IAddressable";

    public static InterfaceModel? Parse(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Interface || !IsGrainInterface(type)) return null;
        var diagnostics = new List<DiagnosticModel>();
        var methods = new List<MethodModel>();
        if (!Names.IsAccessible(type)) diagnostics.Add(DiagnosticModel.Create(Rules.Inaccessible, type, type.Name));
        foreach (var declaring in new[] { type }.Concat(type.AllInterfaces))
        {
            foreach (var member in declaring.GetMembers()) Read(type, declaring, member, methods, diagnostics);
        }

        return new InterfaceModel(
            Names.Model(type), new(Names.WireNames(type)), new(diagnostics.Count == 0 ? methods : []), new(FindMentions(type).Distinct()), new(diagnostics));
    }

    /// <summary>Whether calls go through proxies of this interface; the markers themselves declare nothing to call.</summary>
    public static bool IsGrainInterface(INamedTypeSymbol type) => type.Implements(Addressable) && !type.Is(Addressable);

    private static IEnumerable<MentionModel> FindMentions(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .SelectMany(method => method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType))
        .SelectMany(Mentions.Of);

    private static void Read(INamedTypeSymbol type, INamedTypeSymbol declaring, ISymbol member, List<MethodModel> methods, List<DiagnosticModel> diagnostics)
    {
        if (member.IsStatic || member is INamedTypeSymbol) return;
        var isOwn = SymbolEqualityComparer.Default.Equals(declaring, type);
        if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
        {
            // Re-implementations of inherited members and private helpers are not called from outside.
            if (method.ExplicitInterfaceImplementations.Length > 0 || method.DeclaredAccessibility != Accessibility.Public) return;
            if (isOwn && !MethodRules.Check(method, diagnostics)) return;
            methods.Add(MethodParser.Parse(type, declaring, method, diagnostics));
        }
        else if (isOwn && member is IPropertySymbol or IEventSymbol)
        {
            diagnostics.Add(DiagnosticModel.Create(Rules.PropertyOnInterface, member, member.Name, type.Name));
        }
    }
}
