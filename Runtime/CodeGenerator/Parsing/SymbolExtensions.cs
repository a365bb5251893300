using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>Attributes and ancestry by full name: the generator also runs on the assembly that declares them.</summary>
internal static class SymbolExtensions
{
    public static bool Has(this ISymbol symbol, string attribute) => symbol.Find(attribute) is not null;

    public static AttributeData? Find(this ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass is { } type && type.Is(attribute));

    public static IEnumerable<string> AttributeValues(this ISymbol symbol, string attribute) => symbol.GetAttributes()
        .Where(data => data.AttributeClass is { } type && type.Is(attribute) && data.ConstructorArguments.Length > 0)
        .Select(data => data.ConstructorArguments[0].Value as string ?? "");

    /// <summary>Whether the type has that full name, generic arity included.</summary>
    public static bool Is(this ITypeSymbol type, string metadataName) =>
        type is INamedTypeSymbol named && metadataName.EndsWith(named.MetadataName, System.StringComparison.Ordinal) && Names.MetadataName(named.OriginalDefinition) == metadataName;

    public static bool Implements(this ITypeSymbol type, string metadataName) =>
        type.Is(metadataName) || type.AllInterfaces.Any(implemented => implemented.Is(metadataName));

    public static bool DerivesFrom(this ITypeSymbol type, string metadataName)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(metadataName)) return true;
        }

        return false;
    }
}
