using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Orleans.Serialization.Configuration;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.TypeSystem;

/// <summary>
/// The names of types on the wire: <c>name</c>, <c>name&lt;argument,argument&gt;</c>, <c>element[]</c>, <c>element[,]</c>.
/// Every part is looked up in the manifest; nothing is loaded by name.
/// </summary>
internal sealed class TypeNames
{
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> _names = [];
    private readonly HashSet<Type> _declared;
    private readonly ConcurrentDictionary<Type, string> _composed = new();
    private readonly AllowedTypeNames _allowed;

    public TypeNames(TypeManifestOptions manifest, IEnumerable<Type> serializableTypes)
    {
        _allowed = new AllowedTypeNames(manifest);
        foreach (var (name, type) in BuiltInTypes.Names) Add(name, type);
        foreach (var (name, type) in manifest.WellKnownTypeAliases) Add(name, type);

        // Foreign types with a registered codec or converter have no attribute that could name them.
        foreach (var type in serializableTypes)
        {
            if (!_names.ContainsKey(type) && type.FullName is { } name && !type.IsArray) Add(name, type);
        }

        _declared = [.. _names.Keys];
        foreach (var (name, type) in manifest.MentionedTypes)
        {
            if (!_types.ContainsKey(name) && !_names.ContainsKey(type)) Add(name, type);
        }

        IsEmpty = manifest.WellKnownTypeAliases.Count == 0;
    }

    /// <summary>Whether no assembly declared anything.</summary>
    public bool IsEmpty { get; }

    /// <summary>Whether values are written under the type's own name; types that are only mentioned just have one.</summary>
    public bool IsDeclared(Type type) => _declared.Contains(type);

    /// <summary>The name of a type; <see cref="CodecNotFoundException"/> when a part of it has none.</summary>
    public string NameOf(Type type) => TryGetName(type, out var name)
        ? name
        : throw new CodecNotFoundException($"{type} has no name on the wire. Mark it [GenerateSerializer], or allow it with TypeManifestOptions.AddAllowedType.");

    public bool TryGetName(Type type, [NotNullWhen(true)] out string? name)
    {
        if (_names.TryGetValue(type, out name) || _composed.TryGetValue(type, out name)) return true;
        name = Compose(type);
        if (name is not null) _composed.TryAdd(type, name);
        return name is not null;
    }

    public bool TryParse(string name, [NotNullWhen(true)] out Type? type)
    {
        type = null;
        if (name.Length > WireLimits.MaxTypeNameBytes) return false;
        if (_types.TryGetValue(name, out type)) return true;
        var parser = new TypeNameParser(name, Find);
        return parser.TryParse(out type);
    }

    private Type? Find(string name) => _types.TryGetValue(name, out var type) ? type : _allowed.Find(name);

    private string? Compose(Type type)
    {
        if (type.IsGenericParameter || type.IsPointer || type.IsByRef) return null;
        if (type.IsArray)
        {
            return TryGetName(type.GetElementType()!, out var element) ? $"{element}[{new string(',', type.GetArrayRank() - 1)}]" : null;
        }

        if (!type.IsConstructedGenericType) return _allowed.Allows(type) ? TypeNameParser.Escape(type.FullName!) : null;
        if (!TryGetName(type.GetGenericTypeDefinition(), out var definition)) return null;
        var text = new StringBuilder(definition).Append('<');
        foreach (var argument in type.GenericTypeArguments)
        {
            if (!TryGetName(argument, out var part)) return null;
            if (text[^1] != '<') text.Append(',');
            text.Append(part);
        }

        return text.Append('>').ToString();
    }

    /// <summary>The first name of a type is the one it is written under; the others are only read.</summary>
    private void Add(string name, Type type)
    {
        if (_types.TryGetValue(name, out var other) && other != type)
        {
            // Reading under this name would depend on the order in which assemblies were found.
            throw new InvalidOperationException($"{type} and {other} both have the wire name '{name}'. Give one of them another [Alias].");
        }

        _types[name] = type;
        _names.TryAdd(type, TypeNameParser.Escape(name));
    }
}
