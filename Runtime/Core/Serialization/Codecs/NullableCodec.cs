using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

/// <summary>A nullable value type: null, or the value as if it were not nullable.</summary>
internal sealed class NullableCodec<T>(CodecProvider provider) : IFieldCodec<T?>
    where T : struct
{
    private readonly IFieldCodec<T> _codec = provider.GetCodec<T>();

    public void WriteField(ref Writer writer, uint id, T? value)
    {
        if (value is { } present) _codec.WriteField(ref writer, id, present);
        else writer.WriteNull(id);
    }

    public T? ReadField(ref Reader reader, WireType wireType) => wireType == WireType.Null ? null : _codec.ReadField(ref reader, wireType);
}
