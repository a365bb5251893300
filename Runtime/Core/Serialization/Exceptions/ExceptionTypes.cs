using System.Buffers;
using System.Collections.Concurrent;

namespace Orleans.Serialization.Exceptions;

/// <summary>The exception types that may be created without generated code.</summary>
internal sealed class ExceptionTypes(ExceptionSerializationOptions options)
{
    // A peer that invents names must not fill memory: the framework has a few hundred exception types.
    private const int MaxNames = 2000;
    private static readonly SearchValues<char> NotInFullNames = SearchValues.Create(",[]`*&\\");
    private readonly ConcurrentDictionary<string, Type?> _byName = new(StringComparer.Ordinal);

    public bool IsSupported(Type type)
    {
        if (!typeof(Exception).IsAssignableFrom(type) || type.IsAbstract || type.ContainsGenericParameters) return false;
        return options.SupportedNamespacePrefixes.Any(prefix => IsInside(type.Namespace, prefix)) || options.SupportedExceptionTypeFilter(type);
    }

    /// <summary>
    /// The type of that full name. Only assemblies that are loaded already are asked, and only exceptions of supported
    /// namespaces are given out, so that a message can neither load code nor create anything else.
    /// </summary>
    public Type? Find(string name)
    {
        if (_byName.TryGetValue(name, out var known)) return known;
        if (name.Length > 512 || name.AsSpan().ContainsAny(NotInFullNames)) return null;
        Type? found = null;
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.GetType(name, throwOnError: false) is not { } type || !IsSupported(type)) continue;
            found = type;
            break;
        }

        if (_byName.Count < MaxNames) _byName.TryAdd(name, found);
        return found;
    }

    private static bool IsInside(string? name, string prefix) =>
        name is not null && name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '.');
}
