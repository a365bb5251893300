using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Orleans.CodeGenerator.Parsing;

/// <summary>Which types have values that nobody can change, so that caller and callee may share them.</summary>
internal static class SharedTypes
{
    private static readonly HashSet<string> Leaves =
    [
        "System.Guid", "System.DateTimeOffset", "System.TimeSpan", "System.DateOnly", "System.TimeOnly", "System.Half", "System.Int128", "System.UInt128",
        "System.Uri", "System.Version", "System.Type", "System.Numerics.BigInteger", "System.Globalization.CultureInfo",
        "System.Net.IPAddress", "System.Net.IPEndPoint", "System.Threading.CancellationToken",
    ];

    private static readonly HashSet<string> Containers =
    [
        "System.Nullable`1", "System.Collections.Generic.KeyValuePair`2",
        "System.Collections.Immutable.ImmutableArray`1", "System.Collections.Immutable.ImmutableList`1",
        "System.Collections.Immutable.ImmutableDictionary`2", "System.Collections.Immutable.ImmutableHashSet`1",
        "System.Collections.Immutable.ImmutableSortedDictionary`2", "System.Collections.Immutable.ImmutableSortedSet`1",
        "System.Collections.Immutable.ImmutableQueue`1", "System.Collections.Immutable.ImmutableStack`1",
    ];

    public static bool IsShared(ITypeSymbol type) => IsShared(type, 0);

    /// <summary>Whether a value type has only members that are shared, so that assigning it copies it.</summary>
    public static bool IsSharedStruct(INamedTypeSymbol type, int depth = 0) =>
        type is { IsValueType: true, TypeKind: TypeKind.Struct } && depth < 8 && type.DeclaringSyntaxReferences.Length > 0
        && type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).All(field => IsShared(field.Type, depth + 1));

    private static bool IsShared(ITypeSymbol type, int depth)
    {
        if (type.TypeKind == TypeKind.Enum || type.SpecialType == SpecialType.System_String || type.SpecialType == SpecialType.System_DateTime) return true;
        if (type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double) return true;
        if (type is not INamedTypeSymbol named) return false;
        var name = Names.MetadataName(named.OriginalDefinition);
        if (Leaves.Contains(name) || named.DerivesFrom("System.Exception")) return true;
        if (Containers.Contains(name) || named.IsTupleType) return named.TypeArguments.All(argument => IsShared(argument, depth + 1));
        if (named.Has("Orleans.ImmutableAttribute")) return named.IsValueType || named.IsSealed;
        return named.Has("Orleans.GenerateSerializerAttribute") && IsSharedStruct(named, depth);
    }
}
