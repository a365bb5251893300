using System.ComponentModel;

namespace Orleans.Serialization.Configuration;

/// <summary>What the assemblies of this process declare, and which types may be read from the wire.</summary>
public sealed class TypeManifestOptions
{
    /// <summary>Full names of types that may be read although no generated code knows them.</summary>
    public HashSet<string> AllowedTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads any type by name. For tests of foreign data only.</summary>
    public bool AllowAllTypes { get; set; }

    /// <summary>Whether grain interfaces are checked at start for types without codecs; null means in Development only.</summary>
    public bool? EnableConfigurationAnalysis { get; set; }

    /// <summary>Generated and hand-written codecs, possibly open generic.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HashSet<Type> Serializers { get; } = [];

    /// <summary>Generated and hand-written copiers, possibly open generic.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HashSet<Type> Copiers { get; } = [];

    /// <summary>Converters to surrogates.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HashSet<Type> Converters { get; } = [];

    /// <summary>Activators, possibly open generic.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HashSet<Type> Activators { get; } = [];

    /// <summary>Grain interfaces, possibly open generic.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HashSet<Type> Interfaces { get; } = [];

    /// <summary>The generated class derived from GrainReference for each interface, possibly open generic.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Dictionary<Type, Type> InterfaceProxies { get; } = [];

    /// <summary>Types whose values nobody changes, possibly open generic: they are not copied.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HashSet<Type> ImmutableTypes { get; } = [];

    /// <summary>Grain classes, possibly open generic.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HashSet<Type> InterfaceImplementations { get; } = [];

    /// <summary>Types with a stable wire name (their alias, else their full name).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Dictionary<string, Type> WellKnownTypeAliases { get; } = new(StringComparer.Ordinal);

    /// <summary>Types without a serializer that signatures mention (interfaces, foreign enums, exceptions), by name: they may be part of the names of generic types.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Dictionary<string, Type> MentionedTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>Gives a type a wire name; of several, the first is written. A name that another type has already is an <see cref="InvalidOperationException"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AddTypeName(string name, Type type)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(type);
        if (!WellKnownTypeAliases.TryAdd(name, type) && WellKnownTypeAliases[name] != type)
            throw new InvalidOperationException($"{type} and {WellKnownTypeAliases[name]} both have the wire name '{name}'. Give one of them another [Alias].");
    }

    /// <summary>Allows <paramref name="type"/> to be read from the wire.</summary>
    public void AddAllowedType(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        AllowedTypes.Add(type.FullName ?? type.Name);
    }
}
