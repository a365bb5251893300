using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Configuration;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Decides which copier a type gets: none needed, a registered one, else one made for its shape.</summary>
internal sealed class CopierFactory(CodecProvider provider, PartBuilder parts, TypeManifestOptions manifest)
{
    public object Build(Type type, Action<object> announce)
    {
        if (type.ContainsGenericParameters || type.IsPointer || type.IsByRef || type.IsByRefLike)
            throw new CodecNotFoundException($"{type} has no values that could be copied.");
        if (parts.TryCreate(typeof(IDeepCopier<>), type) is { } copier) return copier;
        if (IsShared(type) || IsContainerOfShared(type)) return Shared(type);
        return type.IsValueType ? BuildForValue(type, announce) : BuildForClass(type, announce);
    }

    private object BuildForValue(Type type, Action<object> announce)
    {
        if (type.IsEnum) return Shared(type);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return provider.GetCopier(underlying) is ISharedCopier ? Shared(type) : parts.New(typeof(NullableCopier<>).MakeGenericType(underlying));
        }

        var wrapper = (IDeferredBody)parts.New(typeof(StructCopier<>).MakeGenericType(type));
        announce(wrapper);
        wrapper.SetBody(BuildBody(type) ?? throw NotFound(type));
        return wrapper;
    }

    private object BuildForClass(Type type, Action<object> announce)
    {
        if (typeof(IAddressable).IsAssignableFrom(type))
            return typeof(GrainReference).IsAssignableFrom(type) ? Shared(type) : parts.New(typeof(GrainReferenceCopier<>).MakeGenericType(type));
        if (typeof(Exception).IsAssignableFrom(type)) return Shared(type);
        var isImmutable = IsImmutable(type);
        if (isImmutable && type.IsSealed) return Shared(type);
        var wrapper = (IDeferredBody)parts.New(typeof(ReferenceCopier<>).MakeGenericType(type), isImmutable);
        announce(wrapper);
        if (isImmutable) return wrapper;
        var body = BuildBody(type);
        if (body is not null) wrapper.SetBody(body);
        else if (type != typeof(object) && !type.IsInterface && !type.IsAbstract) throw NotFound(type);
        return wrapper;
    }

    private object? BuildBody(Type type)
    {
        if (parts.TryCreate(typeof(IGroupCopier<>), type) is { } body) return body;
        if (parts.TryCreateSurrogate(typeof(SurrogateCopier<,>), type) is { } surrogate) return surrogate;
        if (type.IsSZArray) return parts.New(typeof(ArrayCopier<>).MakeGenericType(type.GetElementType()!));
        if (type.IsArray) return parts.New(typeof(MultiDimensionalArrayCopier<,>).MakeGenericType(type, type.GetElementType()!));
        return provider.Formats.Find(type) is { } format ? parts.New(typeof(PluggedCopier<>).MakeGenericType(type), format) : null;
    }

    /// <summary>Built-in leaf types and marked value types: the same value serves caller and callee.</summary>
    private bool IsShared(Type type) => BuiltInTypes.IsImmutableLeaf(type) || (type.IsValueType && IsImmutable(type));

    /// <summary>Immutable collections and tuples of values that need no copying need none either.</summary>
    private bool IsContainerOfShared(Type type) =>
        BuiltInTypes.IsImmutableContainer(type) && Array.TrueForAll(type.GenericTypeArguments, argument => provider.GetCopier(argument) is ISharedCopier);

    private bool IsImmutable(Type type) =>
        manifest.ImmutableTypes.Contains(type) || (type.IsConstructedGenericType && manifest.ImmutableTypes.Contains(type.GetGenericTypeDefinition()));

    private object Shared(Type type) => parts.New(typeof(SharedCopier<>).MakeGenericType(type));

    private static CodecNotFoundException NotFound(Type type) => new(
        $"No copier is known for {type}, so it cannot be passed between grains. Mark it [GenerateSerializer] and its members [Id], or register a converter ([RegisterConverter]) for it.");
}
