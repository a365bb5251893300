using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Makes references: the generated proxy of an interface, or an untyped one.</summary>
internal sealed class ReferenceFactory(GrainInterfaceMap interfaces, GrainReferenceRuntime runtime) : IGrainReferenceFactory
{
    private readonly ConcurrentDictionary<(GrainType GrainType, Type Interface), Maker> _makers = new();
    private readonly ConcurrentDictionary<Type, Func<GrainReferenceShared, IdSpan, GrainReference>> _constructors = new();

    public GrainReference Create(GrainId grainId, Type interfaceType) => MakerOf(grainId.Type, interfaceType).Make(grainId.Key);

    public GrainReference CreateUntyped(GrainId grainId) => new(new GrainReferenceShared(grainId.Type, default, 0, runtime), grainId.Key);

    /// <summary>A reference of an interface that came by name; untyped when this process does not know the interface.</summary>
    public GrainReference CreateReference(GrainId grainId, GrainInterfaceType interfaceType) =>
        !interfaceType.IsDefault && interfaces.TryGetInterface(interfaceType, out var type) ? Create(grainId, type) : CreateUntyped(grainId);

    public GrainReference CreateReference(IAddressable instance, Type interfaceType) => (GrainReference)Cast(instance, interfaceType);

    /// <summary>The maker for a grain type and interface, to be kept by whoever makes many.</summary>
    public Maker MakerOf(GrainType grainType, Type interfaceType)
    {
        if (_makers.TryGetValue((grainType, interfaceType), out var maker)) return maker;
        var shared = new GrainReferenceShared(grainType, interfaces.NameOf(interfaceType), GrainInterfaceMap.VersionOf(interfaceType), runtime);
        maker = new Maker(shared, _constructors.GetOrAdd(interfaces.ProxyOf(interfaceType), CompileConstructor));
        return _makers.GetOrAdd((grainType, interfaceType), maker);
    }

    public object Cast(IAddressable grain, Type interfaceType)
    {
        ArgumentNullException.ThrowIfNull(grain);
        if (interfaceType == typeof(IAddressable) || interfaceType == typeof(GrainReference))
            return grain as GrainReference ?? CreateUntyped(GrainExtensions.IdOf(grain));
        if (grain is GrainReference && interfaceType.IsInstanceOfType(grain)) return grain;
        return Create(GrainExtensions.IdOf(grain), interfaceType);
    }

    private static Func<GrainReferenceShared, IdSpan, GrainReference> CompileConstructor(Type proxy)
    {
        var constructor = proxy.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [typeof(GrainReferenceShared), typeof(IdSpan)])
            ?? throw new InvalidOperationException($"{proxy} has no constructor ({nameof(GrainReferenceShared)}, {nameof(IdSpan)}); it was not made by this engine's source generator.");
        var shared = Expression.Parameter(typeof(GrainReferenceShared));
        var key = Expression.Parameter(typeof(IdSpan));
        return Expression.Lambda<Func<GrainReferenceShared, IdSpan, GrainReference>>(Expression.New(constructor, shared, key), shared, key).Compile();
    }

    /// <summary>Makes references of one grain type and interface.</summary>
    internal sealed class Maker(GrainReferenceShared shared, Func<GrainReferenceShared, IdSpan, GrainReference> constructor)
    {
        public GrainType GrainType => shared.GrainType;

        public GrainReference Make(IdSpan key) => constructor(shared, key);
    }
}
