using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Orleans.CodeGenerator.Model;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>
/// The types in signatures and members that have no serializer of their own but become part of the names of generic types: a method that returns
/// <c>Task&lt;DayOfWeek&gt;</c> answers with a <c>Response&lt;DayOfWeek&gt;</c>, and both sides have to know that name.
/// </summary>
internal static class Mentions
{
    public static IEnumerable<MentionModel> Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Of(array.ElementType),
        INamedTypeSymbol named => Names.AllTypeArguments(named).SelectMany(Of).Concat(OfDefinition(named.OriginalDefinition)),
        _ => [],
    };

    /// <summary>Such a type may have a converter, a codec or a format that only the start of the process plugs in.</summary>
    private static bool IsOfAnApplication(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct && !type.IsRefLikeType
        && type.ContainingNamespace?.ToDisplayString() is { } space && !IsUnder(space, "System") && !IsUnder(space, "Orleans");

    private static bool IsUnder(string space, string root) => space == root || space.StartsWith(root + ".", StringComparison.Ordinal);

    private static IEnumerable<MentionModel> OfDefinition(INamedTypeSymbol type)
    {
        if (type.SpecialType != SpecialType.None || !Names.IsAccessible(type) || type.Has("Orleans.GenerateSerializerAttribute")) yield break;
        if (type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true) yield break;
        if (type.IsAbstract || type.TypeKind is TypeKind.Enum or TypeKind.Interface || type.DerivesFrom("System.Exception") || IsOfAnApplication(type))
            yield return new MentionModel(Names.WireNames(type).First(), Names.OpenText(type));
    }
}
