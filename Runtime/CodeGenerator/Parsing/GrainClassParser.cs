using Microsoft.CodeAnalysis;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>Recognizes grain classes.</summary>
internal static class GrainClassParser
{
    public static PartModel? Parse(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.IsStatic || type.TypeKind != TypeKind.Class || !Names.IsAccessible(type)) return null;
        if (type.DerivesFrom("Orleans.Runtime.GrainReference")) return null;
        return type.Implements("Orleans.IGrain") || type.Implements("Orleans.IGrainBase")
            ? new PartModel("InterfaceImplementations", Names.OpenText(type))
            : null;
    }
}
