namespace Orleans;

/// <summary>What can be asked of references and of grain instances.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to the grain.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return (TGrainInterface)RuntimeOf(grain).Cast(grain, typeof(TGrainInterface));
    }

    /// <summary>A reference to the grain.</summary>
    public static object AsReference(this IAddressable grain, Type interfaceType)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentNullException.ThrowIfNull(interfaceType);
        return RuntimeOf(grain).Cast(grain, interfaceType);
    }

    /// <summary>A reference to the grain with another interface; whether the grain implements it shows at the first call.</summary>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => AsReference<TGrainInterface>(grain);

    /// <summary>A reference to the grain with another interface; whether the grain implements it shows at the first call.</summary>
    public static object Cast(this IAddressable grain, Type interfaceType) => AsReference(grain, interfaceType);

    /// <summary>The grain's id.</summary>
    public static GrainId GetGrainId(this IAddressable grain) => IdOf(grain);

    /// <summary>Whether the key has the form of an integer.</summary>
    public static bool IsPrimaryKeyBasedOnLong(this IAddressable grain) => IdOf(grain).TryGetIntegerKey(out _, out _);

    /// <summary>The integer key; another kind of key is an <see cref="InvalidOperationException"/>.</summary>
    public static long GetPrimaryKeyLong(this IAddressable grain) => IdOf(grain).GetIntegerKey();

    /// <summary>The integer key and its extension; another kind of key is an <see cref="InvalidOperationException"/>.</summary>
    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt) => IdOf(grain).GetIntegerKey(out keyExt);

    /// <summary>The Guid key; another kind of key is an <see cref="InvalidOperationException"/>.</summary>
    public static Guid GetPrimaryKey(this IAddressable grain) => IdOf(grain).GetGuidKey();

    /// <summary>The Guid key and its extension; another kind of key is an <see cref="InvalidOperationException"/>.</summary>
    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt) => IdOf(grain).GetGuidKey(out keyExt);

    /// <summary>The key's text as it is.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => IdOf(grain).Key.ToString();

    internal static GrainId IdOf(IAddressable grain) => grain switch
    {
        null => throw new ArgumentNullException(nameof(grain)),
        GrainReference reference => reference.GrainId,
        IGrainBase instance => instance.GrainContext.GrainId,
        _ when RuntimeContext(grain) is { } context => context.GrainId,
        _ => throw new ArgumentException($"{grain.GetType()} is neither a grain reference nor a running grain. Outside of its own activation a grain class must derive from Grain or implement IGrainBase.", nameof(grain)),
    };

    private static IGrainReferenceRuntime RuntimeOf(IAddressable grain) => grain switch
    {
        GrainReference reference => reference.Runtime,
        IGrainBase instance => instance.GrainContext.GrainReference.Runtime,
        _ when RuntimeContext(grain) is { } context => context.GrainReference.Runtime,
        _ => throw new ArgumentException($"{grain.GetType()} is neither a grain reference nor a running grain.", nameof(grain)),
    };

    /// <summary>The running activation when this is its instance, for classes that do not implement IGrainBase.</summary>
    private static IGrainContext? RuntimeContext(IAddressable grain) =>
        Runtime.Messaging.RuntimeContext.Current is { } context && ReferenceEquals(context.GrainInstance, grain) ? context : null;
}
