using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Options;
using Orleans.CodeGeneration;
using Orleans.Serialization.Configuration;

namespace Orleans.Runtime;

/// <summary>The grain interfaces of this process: their names, versions and generated proxies.</summary>
internal sealed class GrainInterfaceMap
{
    private readonly TypeManifestOptions _manifest;
    private readonly TypeArgumentText _arguments;
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> _names = new();
    private readonly Dictionary<string, Type> _byName = new(StringComparer.Ordinal);

    // Closed generic interfaces that arrived by name; they are as many as the application has types for, since every part must be known.
    private readonly ConcurrentDictionary<GrainInterfaceType, Type> _closed = new();

    public GrainInterfaceMap(IOptions<TypeManifestOptions> manifest)
    {
        _manifest = manifest.Value;
        _arguments = new TypeArgumentText(_manifest);
        foreach (var type in _manifest.InterfaceProxies.Keys) _byName.TryAdd(NameOf(type).ToString(), type);
    }

    public GrainInterfaceType NameOf(Type interfaceType) => _names.GetOrAdd(interfaceType, GrainTypeNaming.InterfaceTypeOf);

    public static ushort VersionOf(Type interfaceType) => interfaceType.GetCustomAttribute<VersionAttribute>(inherit: false)?.Version ?? 0;

    public bool TryGetInterface(GrainInterfaceType name, [NotNullWhen(true)] out Type? interfaceType)
    {
        if (_closed.TryGetValue(name, out interfaceType)) return true;
        var text = name.ToString();
        if (_byName.TryGetValue(text, out interfaceType)) return true;
        if (!TypeArgumentText.TrySplit(text, out var definitionName, out var arguments) || arguments.Length == 0) return false;
        if (!_byName.TryGetValue(definitionName, out var definition) || !_arguments.TryClose(definition, arguments, out interfaceType)) return false;
        _closed[name] = interfaceType;
        return true;
    }

    /// <summary>The class that the generator made for the interface.</summary>
    public Type ProxyOf(Type interfaceType)
    {
        var definition = interfaceType.IsConstructedGenericType ? interfaceType.GetGenericTypeDefinition() : interfaceType;
        if (!_manifest.InterfaceProxies.TryGetValue(definition, out var proxy))
        {
            throw new ArgumentException(
                $"{interfaceType} has no generated proxy. It must be an interface derived from IAddressable (IGrainWithStringKey, IGrainObserver, ...) and its assembly must reference the Orleans source generator.",
                nameof(interfaceType));
        }

        return interfaceType.IsConstructedGenericType ? proxy.MakeGenericType(interfaceType.GenericTypeArguments) : proxy;
    }
}
