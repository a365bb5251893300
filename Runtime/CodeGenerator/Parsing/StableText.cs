using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>Hashes that stay the same between builds and machines.</summary>
internal static class StableText
{
    /// <summary>32-bit FNV-1a over the UTF-16 units; it only has to tell overloads and namesakes apart.</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var next in text) hash = unchecked((hash ^ next) * 16777619u);
        return hash;
    }

    public static string HashText(string text) => Hash(text).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>A type as part of a method's identity: by alias where it has one, so that it may be renamed.</summary>
    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Of(array.ElementType) + "[" + new string(',', array.Rank - 1) + "]",
        ITypeParameterSymbol parameter => (parameter.TypeParameterKind == TypeParameterKind.Method ? "!!" : "!") + parameter.Ordinal.ToString(CultureInfo.InvariantCulture),
        INamedTypeSymbol named => Names.WireNames(named.OriginalDefinition).First() + Names.Brackets(Names.AllTypeArguments(named).Select(Of)),
        _ => type.ToDisplayString(),
    };
}
