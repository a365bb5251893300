using System.Collections.Concurrent;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>Makes references by interface and key.</summary>
internal sealed class GrainFactory(
    IServiceProvider services,
    ClusterGrainClasses classes,
    GrainTypeResolver resolver,
    GrainInterfaceMap interfaces,
    ReferenceFactory references,
    LocalObjects objects) : IClusterClient, ISystemTargetFactory
{
    private readonly ConcurrentDictionary<Type, Known> _known = new();

    public IServiceProvider ServiceProvider => services;

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey =>
        (TGrainInterface)(object)Make(typeof(TGrainInterface), GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        (TGrainInterface)(object)Make(typeof(TGrainInterface), GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return (TGrainInterface)(object)Make(typeof(TGrainInterface), IdSpan.Create(primaryKey), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return (TGrainInterface)(object)Make(typeof(TGrainInterface), GrainIdKeyExtensions.CreateGuidKey(primaryKey, keyExtension), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return (TGrainInterface)(object)Make(typeof(TGrainInterface), GrainIdKeyExtensions.CreateIntegerKey(primaryKey, keyExtension), grainClassNamePrefix);
    }

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (!typeof(TGrainObserverInterface).IsInterface)
            throw new ArgumentException($"{typeof(TGrainObserverInterface)} is not an interface; an object reference needs the observer interface.", nameof(obj));
        if (obj is not TGrainObserverInterface)
            throw new ArgumentException($"{obj?.GetType().ToString() ?? "null"} does not implement {typeof(TGrainObserverInterface)}.", nameof(obj));
        if (obj is GrainReference)
            throw new ArgumentException($"{obj} is already a reference; an object reference is made of a local object.", nameof(obj));
        return (TGrainObserverInterface)(object)references.Create(objects.Add(obj), typeof(TGrainObserverInterface));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference reference || !objects.Remove(reference.GrainId))
            throw new ArgumentException($"{obj?.ToString() ?? "null"} is not a reference made by CreateObjectReference in this process.", nameof(obj));
    }

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grainPrimaryKey);
        return (IGrain)GetGrain(grainInterfaceType, IdSpan.Create(grainPrimaryKey));
    }

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey, keyExtension));
    }

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey, keyExtension));
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => (TGrainInterface)references.Cast(references.CreateUntyped(grainId), typeof(TGrainInterface));

    public IAddressable GetGrain(GrainId grainId) => references.CreateUntyped(grainId);

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType)
    {
        if (interfaceType.IsDefault) return references.CreateUntyped(grainId);
        return interfaces.TryGetInterface(interfaceType, out var type)
            ? references.Create(grainId, type)
            : throw new ArgumentException($"No grain interface of type '{interfaceType}' is known to this process.", nameof(interfaceType));
    }

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => Make(interfaceType, grainKey, grainClassNamePrefix);

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => Make(interfaceType, grainKey, null);

    public TInterface GetSystemTarget<TInterface>(GrainType type, SiloAddress silo)
        where TInterface : ISystemTarget => (TInterface)(object)references.Create(SystemTargetGrainId.Create(type, silo), typeof(TInterface));

    private GrainReference Make(Type interfaceType, IdSpan key, string? prefix)
    {
        ArgumentNullException.ThrowIfNull(interfaceType);
        if (prefix is not null) return references.Create(GrainId.Create(resolver.Resolve(interfaceType, prefix), key), interfaceType);

        // What an interface stands for only changes with the manifests of the cluster's silos.
        var view = classes.View;
        if (!_known.TryGetValue(interfaceType, out var known) || !ReferenceEquals(known.View, view))
        {
            if (!interfaceType.IsInterface) throw new ArgumentException($"{interfaceType} is not a grain interface.", nameof(interfaceType));
            known = new Known(view, references.MakerOf(resolver.Resolve(interfaceType, null), interfaceType));
            _known[interfaceType] = known;
        }

        return known.Maker.Make(key);
    }

    private sealed record Known(ClusterGrainClassView View, ReferenceFactory.Maker Maker);
}
