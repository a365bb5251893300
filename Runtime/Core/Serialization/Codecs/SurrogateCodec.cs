using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;

namespace Orleans.Serialization.Codecs;

/// <summary>Writes the fields of a surrogate in place of those of a foreign type.</summary>
internal sealed class SurrogateCodec<T, TSurrogate>(CodecProvider provider, IConverter<T, TSurrogate> converter) : IGroupCodec<T>
    where TSurrogate : struct
{
    private readonly IGroupCodec<TSurrogate> _surrogate = provider.GetGroupCodec<TSurrogate>();

    public void WriteBody(ref Writer writer, T value) => _surrogate.WriteBody(ref writer, converter.ConvertToSurrogate(in value));

    public T ReadBody(ref Reader reader, int number)
    {
        var surrogate = _surrogate.ReadBody(ref reader, -1);
        var value = converter.ConvertFromSurrogate(in surrogate);
        if (value is not null) reader.SetObject(number, value);
        return value;
    }
}

/// <summary>Copies a foreign type by way of its surrogate.</summary>
internal sealed class SurrogateCopier<T, TSurrogate>(CodecProvider provider, IConverter<T, TSurrogate> converter) : IGroupCopier<T>
    where TSurrogate : struct
{
    private readonly IDeepCopier<TSurrogate> _surrogate = provider.GetCopier<TSurrogate>();

    public T CopyBody(T input, CopyContext context)
    {
        var surrogate = _surrogate.DeepCopy(converter.ConvertToSurrogate(in input), context);
        var copy = converter.ConvertFromSurrogate(in surrogate);
        if (input is not null && copy is not null && !typeof(T).IsValueType) context.Record(input, copy);
        return copy;
    }
}

/// <summary>The surrogate of a base class, for classes that derive from it.</summary>
internal sealed class PopulatorCodec<T, TSurrogate>(CodecProvider provider, object converter) : IBaseCodec<T>
    where T : class
    where TSurrogate : struct
{
    private readonly IGroupCodec<TSurrogate> _surrogate = provider.GetGroupCodec<TSurrogate>();
    private readonly IConverter<T, TSurrogate> _converter = (IConverter<T, TSurrogate>)converter;
    private readonly IPopulator<T, TSurrogate> _populator = (IPopulator<T, TSurrogate>)converter;

    public void WriteMembers(ref Writer writer, T value) => _surrogate.WriteBody(ref writer, _converter.ConvertToSurrogate(in value));

    public void ReadMembers(ref Reader reader, T value) => _populator.Populate(_surrogate.ReadBody(ref reader, -1), value);
}

/// <summary>Copies the part of a base class by way of its surrogate.</summary>
internal sealed class PopulatorCopier<T, TSurrogate>(CodecProvider provider, object converter) : IBaseCopier<T>
    where T : class
    where TSurrogate : struct
{
    private readonly IDeepCopier<TSurrogate> _surrogate = provider.GetCopier<TSurrogate>();
    private readonly IConverter<T, TSurrogate> _converter = (IConverter<T, TSurrogate>)converter;
    private readonly IPopulator<T, TSurrogate> _populator = (IPopulator<T, TSurrogate>)converter;

    public void CopyMembers(T input, T output, CopyContext context) =>
        _populator.Populate(_surrogate.DeepCopy(_converter.ConvertToSurrogate(in input), context), output);
}
