using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Orleans.Metadata;
using Orleans.Serialization.Configuration;

namespace Orleans.Runtime;

/// <summary>Finds the grain classes of this silo in the type manifest and states their facts.</summary>
internal sealed class GrainClassMap : IGrainClassMap, ILocalGrainClasses
{
    private readonly TypeArgumentText _arguments;
    private readonly Dictionary<GrainType, Type> _classes = [];
    private readonly ConcurrentDictionary<GrainType, Type> _closed = new();
    private readonly ConcurrentDictionary<Type, GrainType> _names = new();

    public GrainClassMap(IServiceProvider services, IOptions<TypeManifestOptions> manifest)
    {
        _arguments = new TypeArgumentText(manifest.Value);
        var facts = ImmutableArray.CreateBuilder<GrainClassFacts>();
        foreach (var grainClass in manifest.Value.InterfaceImplementations.Where(type => type is { IsClass: true, IsAbstract: false }).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            var grainType = GetGrainType(grainClass);
            if (_classes.TryGetValue(grainType, out var other))
            {
                throw new OrleansConfigurationException(
                    $"{grainClass} and {other} both have the grain type '{grainType}'. Give one of them another name with [GrainType].");
            }

            _classes[grainType] = grainClass;
            facts.Add(FactsOf(services, grainClass, grainType));
        }

        Classes = facts.ToImmutable();
    }

    public ImmutableArray<GrainClassFacts> Classes { get; }

    public IReadOnlyCollection<GrainType> GrainTypes => _classes.Keys;

    public GrainType GetGrainType(Type grainClass) => _names.GetOrAdd(grainClass, static type => GrainType.Create(GrainTypeNaming.GrainTypeOf(type)));

    public bool TryGetClass(GrainType grainType, [NotNullWhen(true)] out Type? grainClass)
    {
        if (_classes.TryGetValue(grainType, out grainClass)) return !grainClass.IsGenericTypeDefinition;
        if (_closed.TryGetValue(grainType, out grainClass)) return true;
        if (!TypeArgumentText.TrySplit(grainType.ToString(), out var name, out var arguments) || arguments.Length == 0) return false;
        if (!_classes.TryGetValue(GrainType.Create(name), out var definition) || !_arguments.TryClose(definition, arguments, out grainClass)) return false;
        _closed[grainType] = grainClass;
        return true;
    }

    private static GrainClassFacts FactsOf(IServiceProvider services, Type grainClass, GrainType grainType)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal) { [WellKnownGrainTypeProperties.TypeName] = grainClass.FullName ?? grainClass.Name };
        foreach (var provider in grainClass.GetCustomAttributes(inherit: true).OfType<IGrainPropertiesProviderAttribute>())
        {
            provider.Populate(services, grainClass, grainType, properties);
        }

        var interfaces = grainClass.GetInterfaces()
            .Where(type => IsGrainInterface(type) && !typeof(IGrainExtension).IsAssignableFrom(type))
            .Select(OpenWhereClassIs)
            .Select(type => new GrainInterfaceFacts(GrainTypeNaming.InterfaceTypeOf(type), GrainInterfaceMap.VersionOf(type)));
        return new GrainClassFacts(grainType, grainClass.FullName ?? grainClass.Name, [.. interfaces.Distinct()], properties.ToImmutableDictionary());
    }

    /// <summary>An interface that takes the class's own parameters is stated by its definition; the grain type closes it over the same arguments.</summary>
    private static Type OpenWhereClassIs(Type type) => type.ContainsGenericParameters ? type.GetGenericTypeDefinition() : type;

    private static bool IsGrainInterface(Type type) =>
        typeof(IAddressable).IsAssignableFrom(type) && !KeyInterfaces.Contains(type);

    private static readonly HashSet<Type> KeyInterfaces =
    [
        typeof(IAddressable), typeof(IGrain), typeof(IGrainWithStringKey), typeof(IGrainWithGuidKey), typeof(IGrainWithIntegerKey),
        typeof(IGrainWithGuidCompoundKey), typeof(IGrainWithIntegerCompoundKey), typeof(ISystemTarget), typeof(IGrainObserver),
    ];
}
