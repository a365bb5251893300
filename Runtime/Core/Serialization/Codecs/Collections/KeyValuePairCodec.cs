using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;

namespace Orleans.Serialization.Codecs;

internal sealed class KeyValuePairCodec<TKey, TValue>(CodecProvider provider) : IGroupCodec<KeyValuePair<TKey, TValue>>
{
    private readonly IFieldCodec<TKey> _key = provider.GetCodec<TKey>();
    private readonly IFieldCodec<TValue> _value = provider.GetCodec<TValue>();

    public void WriteBody(ref Writer writer, KeyValuePair<TKey, TValue> value)
    {
        _key.WriteField(ref writer, 0, value.Key);
        _value.WriteField(ref writer, 1, value.Value);
    }

    public KeyValuePair<TKey, TValue> ReadBody(ref Reader reader, int number)
    {
        TKey? key = default;
        TValue? value = default;
        while (reader.TryReadField(out var field))
        {
            switch (field.Id)
            {
                case 0: key = _key.ReadField(ref reader, field.WireType); break;
                case 1: value = _value.ReadField(ref reader, field.WireType); break;
                default: reader.Skip(field.WireType); break;
            }
        }

        return new KeyValuePair<TKey, TValue>(key!, value!);
    }
}

internal sealed class KeyValuePairCopier<TKey, TValue>(CodecProvider provider) : IGroupCopier<KeyValuePair<TKey, TValue>>
{
    private readonly IDeepCopier<TKey> _key = provider.GetCopier<TKey>();
    private readonly IDeepCopier<TValue> _value = provider.GetCopier<TValue>();

    public KeyValuePair<TKey, TValue> CopyBody(KeyValuePair<TKey, TValue> input, CopyContext context) =>
        new(_key.DeepCopy(input.Key, context), _value.DeepCopy(input.Value, context));
}
