using Orleans.Serialization.Codecs;
using Orleans.Serialization.Invocation;

namespace Orleans.Serialization.TypeSystem;

/// <summary>Decides which codec a type gets: a registered one, else one made for its shape.</summary>
internal sealed class CodecFactory(CodecProvider provider, PartBuilder parts)
{
    public object Build(Type type, Action<object> announce)
    {
        if (type.ContainsGenericParameters || type.IsPointer || type.IsByRef || type.IsByRefLike)
            throw new CodecNotFoundException($"{type} has no values that could be serialized.");
        if (parts.TryCreate(typeof(IFieldCodec<>), type) is { } codec) return codec;
        return type.IsValueType ? BuildForValue(type, announce) : BuildForClass(type, announce);
    }

    private object BuildForValue(Type type, Action<object> announce)
    {
        if (type.IsEnum) return parts.New(typeof(EnumCodec<>).MakeGenericType(type));
        if (Nullable.GetUnderlyingType(type) is { } underlying) return parts.New(typeof(NullableCodec<>).MakeGenericType(underlying));
        var wrapper = (IDeferredBody)parts.New(typeof(StructCodec<>).MakeGenericType(type));
        announce(wrapper);
        wrapper.SetBody(BuildBody(type) ?? throw NotFound(type));
        return wrapper;
    }

    private object BuildForClass(Type type, Action<object> announce)
    {
        if (typeof(IAddressable).IsAssignableFrom(type)) return parts.New(typeof(GrainReferenceCodec<>).MakeGenericType(type));
        var isTracked = !type.IsDefined(typeof(SuppressReferenceTrackingAttribute), inherit: false) && !typeof(IInvokable).IsAssignableFrom(type);
        var wrapper = (IDeferredBody)parts.New(typeof(ReferenceCodec<>).MakeGenericType(type), isTracked);
        announce(wrapper);
        var body = BuildBody(type);
        if (body is not null) wrapper.SetBody(body);
        else if (!IsPolymorphicOnly(type)) throw NotFound(type);
        return wrapper;
    }

    private object? BuildBody(Type type)
    {
        if (parts.TryCreate(typeof(IGroupCodec<>), type) is { } body) return body;
        if (parts.TryCreateSurrogate(typeof(SurrogateCodec<,>), type) is { } surrogate) return surrogate;
        if (type.IsSZArray) return parts.New(typeof(ArrayCodec<>).MakeGenericType(type.GetElementType()!));
        if (type.IsArray) return parts.New(typeof(MultiDimensionalArrayCodec<,>).MakeGenericType(type, type.GetElementType()!));
        return provider.Formats.Find(type) is { } format ? parts.New(typeof(PluggedCodec<>).MakeGenericType(type), format) : null;
    }

    /// <summary>Types that need no codec of their own because each value brings the codec of its runtime type.</summary>
    private static bool IsPolymorphicOnly(Type type) =>
        type == typeof(object) || type.IsInterface || type.IsAbstract || typeof(Exception).IsAssignableFrom(type);

    private CodecNotFoundException NotFound(Type type) => new(
        $"No codec is known for {type}. Mark it [GenerateSerializer] and its members [Id], or register a converter ([RegisterConverter]) for it."
        + (provider.Names.IsEmpty ? " No assembly of this process carries a type manifest: does it reference the source generator?" : ""));
}
