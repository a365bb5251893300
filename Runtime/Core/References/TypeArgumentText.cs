using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization.Configuration;
using Orleans.Serialization.TypeSystem;

namespace Orleans.Runtime;

/// <summary>
/// The text of closed generic types in grain and interface types: <c>Name`1[[int]]</c>, <c>Name`2[[string],[int]]</c>, nested as needed.
/// Names are read back only when the manifest of this process knows them; nothing is loaded by name.
/// </summary>
internal sealed class TypeArgumentText
{
    // A grain type with deeper arguments than this was not written by anyone in good faith.
    private const int MaxDepth = 16;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    private readonly Dictionary<string, Type> _known = new(StringComparer.Ordinal);

    public TypeArgumentText(TypeManifestOptions manifest)
    {
        foreach (var type in BuiltInTypes.Names.Select(pair => pair.Value).Concat(manifest.WellKnownTypeAliases.Values).Concat(manifest.Interfaces))
        {
            _known.TryAdd(NameOf(type), type);
        }

        foreach (var (type, keyword) in Keywords) _known[keyword] = type;
    }

    /// <summary>The text of a type; a generic definition gives its name alone.</summary>
    public static string Format(Type type)
    {
        if (type.IsArray) return $"{Format(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (!type.IsConstructedGenericType) return NameOf(type);
        return NameOf(type.GetGenericTypeDefinition()) + FormatArguments(type.GenericTypeArguments);
    }

    /// <summary><c>[[a],[b]]</c>.</summary>
    public static string FormatArguments(Type[] arguments) => $"[{string.Join(',', arguments.Select(argument => $"[{Format(argument)}]"))}]";

    /// <summary>Splits <c>Name`1[[int]]</c> into name and arguments; no arguments when there is no bracket. False when the text is malformed.</summary>
    public static bool TrySplit(string text, out string name, out string[] arguments)
    {
        var open = text.IndexOf("[[", StringComparison.Ordinal);
        name = open < 0 ? text : text[..open];
        arguments = [];
        if (open < 0) return true;
        var parts = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '[' && ++depth == 2) start = i + 1;
            else if (text[i] == ']' && depth-- == 2) parts.Add(text[start..i]);
            if (depth == 0 && i != text.Length - 1) return false;
        }

        arguments = [.. parts];
        return depth == 0 && parts.Count > 0;
    }

    /// <summary>The type of a text; false when this process does not know a part of it.</summary>
    public bool TryParse(string text, [NotNullWhen(true)] out Type? type) => TryParse(text, 0, out type);

    /// <summary>Closes a definition over argument texts; false when an argument is unknown or breaks a constraint.</summary>
    public bool TryClose(Type definition, string[] arguments, [NotNullWhen(true)] out Type? type) => TryClose(definition, arguments, 0, out type);

    private static string NameOf(Type type) => Keywords.TryGetValue(type, out var keyword) ? keyword : type.FullName ?? type.Name;

    private bool TryParse(string text, int depth, [NotNullWhen(true)] out Type? type)
    {
        type = null;
        if (depth > MaxDepth) return false;
        if (ArrayRank(text) is var rank and > 0)
        {
            if (!TryParse(text[..^(rank + 1)], depth + 1, out var element)) return false;
            type = rank == 1 ? element.MakeArrayType() : element.MakeArrayType(rank);
            return true;
        }

        if (!TrySplit(text, out var name, out var arguments) || !_known.TryGetValue(name, out var definition)) return false;
        if (arguments.Length > 0) return TryClose(definition, arguments, depth, out type);
        type = definition;
        return true;
    }

    private bool TryClose(Type definition, string[] arguments, int depth, [NotNullWhen(true)] out Type? type)
    {
        type = null;
        if (!definition.IsGenericTypeDefinition || definition.GetGenericArguments().Length != arguments.Length) return false;
        var types = new Type[arguments.Length];
        for (var i = 0; i < types.Length; i++)
        {
            if (!TryParse(arguments[i], depth + 1, out var argument)) return false;
            types[i] = argument;
        }

        try
        {
            type = definition.MakeGenericType(types);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The rank of <c>element[,]</c>, 0 when the text is not an array.</summary>
    private static int ArrayRank(string text)
    {
        if (!text.EndsWith(']')) return 0;
        var i = text.Length - 2;
        while (i > 0 && text[i] == ',') i--;
        return i > 0 && text[i] == '[' ? text.Length - 1 - i : 0;
    }
}
