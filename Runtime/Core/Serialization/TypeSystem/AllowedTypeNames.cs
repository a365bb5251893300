using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Serialization.Configuration;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Types that the application allowed by full name although no generated code knows them.</summary>
internal sealed class AllowedTypeNames(TypeManifestOptions manifest)
{
    private readonly ConcurrentDictionary<string, Type> _found = new(StringComparer.Ordinal);

    public bool Allows(Type type) => type.FullName is { } name && (manifest.AllowAllTypes || manifest.AllowedTypes.Contains(name));

    /// <summary>The type of that full name among the assemblies loaded already, if the application allows it.</summary>
    public Type? Find(string name)
    {
        if (!manifest.AllowAllTypes && !manifest.AllowedTypes.Contains(name)) return null;
        if (_found.TryGetValue(name, out var type)) return type;
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (FindIn(assembly, name) is not { } candidate) continue;
            return _found.GetOrAdd(name, candidate);
        }

        return null;
    }

    private static Type? FindIn(Assembly assembly, string name)
    {
        // An assembly qualified name would load assemblies; a full name never contains a comma outside of generic arguments.
        if (name.Contains(',', StringComparison.Ordinal) || name.Contains('[', StringComparison.Ordinal)) return null;
        return assembly.GetType(name, throwOnError: false);
    }
}
