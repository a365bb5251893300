using System.Reflection;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Metadata;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>What the runtime knows of a grain class, read once from its attributes.</summary>
internal sealed class GrainClass
{
    private readonly GrainConstructor _constructor;

    public GrainClass(GrainType grainType, Type type, GrainProperties properties, PlacementStrategy placement, GrainCollectionOptions collection)
    {
        GrainType = grainType;
        Type = type;
        Text = $"{type.FullName},{type.Assembly.GetName().Name}";
        Properties = properties;
        Placement = placement;
        _constructor = GrainConstructor.Of(type);
        HasOnActivate = Implements(type, nameof(IGrainBase.OnActivateAsync), [typeof(CancellationToken)]);
        HasOnDeactivate = Implements(type, nameof(IGrainBase.OnDeactivateAsync), [typeof(DeactivationReason), typeof(CancellationToken)]);
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        CollectionAge = CollectionAgeOf(type, collection);
        StatelessWorker = type.GetCustomAttribute<StatelessWorkerAttribute>(inherit: true);
        if (type.GetCustomAttribute<MayInterleaveAttribute>(inherit: true) is { } mayInterleave)
            MayInterleave = MayInterleavePredicate.Bind(type, mayInterleave.CallbackMethodName);
    }

    public GrainType GrainType { get; }

    public Type Type { get; }

    /// <summary>How statistics name it: <c>Namespace.Class,AssemblyName</c>.</summary>
    public string Text { get; }

    public GrainProperties Properties { get; }

    public PlacementStrategy Placement { get; }

    /// <summary>Whether it does anything when it starts; most do not, and need no time-out for it.</summary>
    public bool HasOnActivate { get; }

    /// <summary>Whether it does anything when it ends.</summary>
    public bool HasOnDeactivate { get; }

    public bool IsReentrant { get; }

    /// <summary>The class's own admission rule, called with the instance; null for none.</summary>
    public Func<object?, IInvokable, bool>? MayInterleave { get; }

    /// <summary>How long an activation may be idle, infinite when it is kept.</summary>
    public TimeSpan CollectionAge { get; }

    public StatelessWorkerAttribute? StatelessWorker { get; }

    public bool IsStatelessWorker => StatelessWorker is not null;

    public bool UsesDirectory => !IsStatelessWorker && Placement.IsUsingGrainDirectory;

    /// <summary>A new instance.</summary>
    /// <exception cref="InvalidOperationException">The constructor, or what it needs, failed.</exception>
    public object CreateInstance(IGrainContext context) => _constructor.Create(context);

    private static bool Implements(Type type, string method, Type[] parameters) =>
        typeof(IGrainBase).IsAssignableFrom(type)
        && (!typeof(Grain).IsAssignableFrom(type) || type.GetMethod(method, parameters)?.DeclaringType != typeof(Grain));

    private static TimeSpan CollectionAgeOf(Type type, GrainCollectionOptions options)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute), inherit: true)) return Timeout.InfiniteTimeSpan;
        if (type.GetCustomAttribute<CollectionAgeLimitAttribute>(inherit: true) is { } limit) return limit.Amount;
        return options.ClassSpecificCollectionAge.TryGetValue(type.FullName ?? type.Name, out var age) ? age : options.CollectionAge;
    }
}
