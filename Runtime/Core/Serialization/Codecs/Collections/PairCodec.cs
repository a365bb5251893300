using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;

namespace Orleans.Serialization.Codecs;

/// <summary>Field 3 is the comparer where it is not the default, field 0 the count; then each pair is a field 1 and a field 2.</summary>
internal abstract class PairCodec<TDictionary, TKey, TValue, TShape>(CodecProvider provider) : IGroupCodec<TDictionary>
    where TDictionary : class
    where TKey : notnull
    where TShape : struct, IPairShape<TDictionary, TKey, TValue>
{
    private readonly IFieldCodec<TKey> _key = provider.GetCodec<TKey>();
    private readonly IFieldCodec<TValue> _value = provider.GetCodec<TValue>();

    public void WriteBody(ref Writer writer, TDictionary value)
    {
        Comparers.Write(provider, ref writer, 3, TShape.ComparerOf(value));
        var pairs = TShape.Pairs(value);
        var count = pairs.Count;
        writer.WriteUInt32(0, (uint)count);
        foreach (var (key, item) in pairs)
        {
            _key.WriteField(ref writer, 1, key);
            _value.WriteField(ref writer, 2, item);
            count--;
        }

        if (count != 0) throw new SerializerException($"A {typeof(TDictionary)} changed while it was being written.");
    }

    public TDictionary ReadBody(ref Reader reader, int number)
    {
        TDictionary? filled = null;
        Dictionary<TKey, TValue>? collected = null;
        object? comparer = null;
        TKey? key = default;
        var hasKey = false;
        var missing = -1;
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 3 when missing < 0:
                    comparer = Comparers.Read(provider, ref reader, field.WireType);
                    break;
                case 0 when missing < 0:
                    missing = reader.ReadCount(field.WireType);
                    if (TShape.FillsInPlace) reader.SetObject(number, filled = TShape.Create(missing, comparer));
                    else collected = new Dictionary<TKey, TValue>(missing, comparer as IEqualityComparer<TKey>);
                    break;
                case 1 when missing-- > 0 && !hasKey:
                    key = _key.ReadField(ref reader, field.WireType);
                    hasKey = true;
                    break;
                case 2 when hasKey:
                    var value = _value.ReadField(ref reader, field.WireType);
                    if (collected is null) TShape.Add(filled!, key!, value);
                    else collected.Add(key!, value);
                    hasKey = false;
                    break;
                default:
                    throw new SerializerException($"Field {field.Id} does not belong into a {typeof(TDictionary)} at this place.");
            }
        }

        if (missing != 0 || hasKey) throw new SerializerException($"A {typeof(TDictionary)} lacks its count or {missing} of its pairs.");
        if (collected is null) return filled!;
        var built = TShape.Build(collected, comparer);
        reader.SetObject(number, built);
        return built;
    }
}

/// <summary>Copies pair by pair into a dictionary with the same comparer.</summary>
internal abstract class PairCopier<TDictionary, TKey, TValue, TShape>(CodecProvider provider) : IGroupCopier<TDictionary>
    where TDictionary : class
    where TKey : notnull
    where TShape : struct, IPairShape<TDictionary, TKey, TValue>
{
    private readonly IDeepCopier<TKey> _key = provider.GetCopier<TKey>();
    private readonly IDeepCopier<TValue> _value = provider.GetCopier<TValue>();

    public TDictionary CopyBody(TDictionary input, CopyContext context)
    {
        var pairs = TShape.Pairs(input);
        var comparer = TShape.ComparerOf(input);
        if (TShape.FillsInPlace)
        {
            var output = TShape.Create(pairs.Count, comparer);
            context.Record(input, output);
            foreach (var (key, value) in pairs) TShape.Add(output, _key.DeepCopy(key, context), _value.DeepCopy(value, context));
            return output;
        }

        var copies = new Dictionary<TKey, TValue>(pairs.Count, comparer as IEqualityComparer<TKey>);
        foreach (var (key, value) in pairs) copies.Add(_key.DeepCopy(key, context), _value.DeepCopy(value, context));
        var built = TShape.Build(copies, comparer);
        context.Record(input, built);
        return built;
    }
}
