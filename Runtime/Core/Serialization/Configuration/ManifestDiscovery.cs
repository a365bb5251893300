using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Serialization.TypeSystem;

namespace Orleans.Serialization.Configuration;

/// <summary>Collects the manifests of all assemblies that this process has or references.</summary>
internal static class ManifestDiscovery
{
    private static readonly string Engine = typeof(ManifestDiscovery).Assembly.GetName().Name!;

    // Per process: assemblies do not change, and a test run builds hundreds of service providers.
    private static readonly ConcurrentDictionary<Assembly, ITypeManifestProvider[]> Providers = new();

    public static void Configure(TypeManifestOptions options)
    {
        BuiltInParts.Configure(options);
        foreach (var assembly in Find().OrderBy(assembly => assembly.FullName, StringComparer.Ordinal))
        {
            foreach (var provider in Providers.GetOrAdd(assembly, CreateProviders)) provider.Configure(options);
        }
    }

    private static HashSet<Assembly> Find()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new HashSet<Assembly>();
        var queue = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies());
        if (Assembly.GetEntryAssembly() is { } entry) queue.Enqueue(entry);
        while (queue.TryDequeue(out var assembly))
        {
            if (assembly.IsDynamic || IsFramework(assembly.GetName().Name!) || !found.Add(assembly)) continue;
            foreach (var reference in assembly.GetReferencedAssemblies())
            {
                if (!IsFramework(reference.Name!) && seen.Add(reference.FullName) && TryLoad(reference) is { } loaded) queue.Enqueue(loaded);
            }
        }

        return found;
    }

    /// <summary>A reference that is not deployed (design-time only) is no reason to fail: it can declare nothing that is used.</summary>
    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            return null;
        }
    }

    private static ITypeManifestProvider[] CreateProviders(Assembly assembly)
    {
        if (assembly.GetName().Name != Engine && assembly.GetReferencedAssemblies().All(reference => reference.Name != Engine)) return [];
        return [.. assembly.GetCustomAttributes<TypeManifestProviderAttribute>()
            .Select(attribute => (ITypeManifestProvider)Activator.CreateInstance(attribute.ProviderType, nonPublic: true)!)];
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard";
}
