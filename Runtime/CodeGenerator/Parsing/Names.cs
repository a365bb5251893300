using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>How symbols are written in generated code and on the wire.</summary>
internal static class Names
{
    /// <summary>Fully qualified, without nullable reference annotations: generated files are oblivious to them.</summary>
    public static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    /// <summary>As <see cref="Full"/> but with tuple element names, which implementations of interface methods have to repeat.</summary>
    public static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static string Text(ITypeSymbol type) => type.TypeKind == TypeKind.Dynamic ? "object" : type.ToDisplayString(Full);

    /// <summary>An identifier as source takes it.</summary>
    public static string Identifier(ISymbol symbol) => SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;

    public static TypeModel Model(INamedTypeSymbol type)
    {
        var parameters = AllTypeParameters(type);
        return new TypeModel(
            Text(type), OpenText(type), GeneratedNamespace(type), FlatName(type),
            Brackets(parameters.Select(Identifier)), Commas(parameters.Count), Constraints(parameters), AccessibilityOf(type));
    }

    public static string OpenText(INamedTypeSymbol type) =>
        (type.IsGenericType || IsInsideGeneric(type) ? type.ConstructUnboundGenericType() : type).ToDisplayString(Full);

    public static string GeneratedNamespace(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? "OrleansCodeGen." + space.ToDisplayString() : "OrleansCodeGen";

    public static string FlatName(INamedTypeSymbol type)
    {
        var name = type.Arity == 0 ? type.Name : type.Name + "_" + type.Arity.ToString(CultureInfo.InvariantCulture);
        return type.ContainingType is null ? name : FlatName(type.ContainingType) + "_" + name;
    }

    public static List<ITypeParameterSymbol> AllTypeParameters(INamedTypeSymbol type)
    {
        var outer = type.ContainingType is null ? [] : AllTypeParameters(type.ContainingType);
        outer.AddRange(type.TypeParameters);
        return outer;
    }

    public static IEnumerable<ITypeSymbol> AllTypeArguments(INamedTypeSymbol type) =>
        (type.ContainingType is null ? [] : AllTypeArguments(type.ContainingType)).Concat(type.TypeArguments);

    public static string Brackets(IEnumerable<string> parts)
    {
        var text = string.Join(", ", parts);
        return text.Length == 0 ? "" : "<" + text + ">";
    }

    public static string Commas(int arity) => arity == 0 ? "" : "<" + new string(',', arity - 1) + ">";

    public static string Constraints(IEnumerable<ITypeParameterSymbol> parameters)
    {
        var text = new StringBuilder();
        foreach (var parameter in parameters)
        {
            var parts = new List<string>();
            if (parameter.HasUnmanagedTypeConstraint) parts.Add("unmanaged");
            else if (parameter.HasValueTypeConstraint) parts.Add("struct");
            else if (parameter.HasReferenceTypeConstraint) parts.Add("class");
            else if (parameter.HasNotNullConstraint) parts.Add("notnull");
            parts.AddRange(parameter.ConstraintTypes.Select(Text));
            if (parameter.HasConstructorConstraint) parts.Add("new()");
            if (parts.Count > 0) text.Append(" where ").Append(Identifier(parameter)).Append(" : ").Append(string.Join(", ", parts));
        }

        return text.ToString();
    }

    /// <summary>Whether generated code, which stands beside the type in its assembly, can name it.</summary>
    public static bool IsAccessible(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsAccessible(array.ElementType),
        INamedTypeSymbol named => IsVisible(named.DeclaredAccessibility) && !named.IsFileLocal
            && (named.ContainingType is null || IsAccessible(named.ContainingType)) && named.TypeArguments.All(IsAccessible),
        _ => true,
    };

    /// <summary>Whether generated code may use a member: internal ones of its own assembly, of others only public ones.</summary>
    public static bool IsUsable(ISymbol member) =>
        IsVisible(member.DeclaredAccessibility) && (member.DeclaredAccessibility == Accessibility.Public || !member.ContainingType.DeclaringSyntaxReferences.IsEmpty);

    public static bool IsVisible(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal or Accessibility.NotApplicable;

    /// <summary>The names a type is known under on the wire: its aliases, then its full name.</summary>
    public static IEnumerable<string> WireNames(INamedTypeSymbol type) =>
        type.AttributeValues("Orleans.AliasAttribute").Append(MetadataName(type));

    public static string MetadataName(INamedTypeSymbol type)
    {
        if (type.ContainingType is not null) return MetadataName(type.ContainingType) + "+" + type.MetadataName;
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
    }

    private static bool IsInsideGeneric(INamedTypeSymbol type) => type.ContainingType is { } outer && (outer.IsGenericType || IsInsideGeneric(outer));

    private static string AccessibilityOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public) return "internal";
        }

        return "public";
    }
}
