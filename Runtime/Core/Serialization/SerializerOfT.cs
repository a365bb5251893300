using System.Buffers;
using Orleans.Serialization.Codecs;

namespace Orleans.Serialization;

/// <summary>Turns values of one type into bytes and back. Thread-safe.</summary>
public sealed class Serializer<T>(CodecProvider provider)
{
    private readonly IFieldCodec<T> _codec = provider.GetCodec<T>();

    /// <summary>The bytes of <paramref name="value"/>.</summary>
    public byte[] SerializeToArray(T value)
    {
        using var buffer = new Buffers.PooledBufferWriter();
        Messages.Write(provider, _codec, value, buffer);
        return buffer.Written.ToArray();
    }

    /// <summary>Writes the bytes of <paramref name="value"/> to <paramref name="destination"/>.</summary>
    public void Serialize<TBufferWriter>(T value, TBufferWriter destination)
        where TBufferWriter : IBufferWriter<byte> => Messages.Write(provider, _codec, value, destination);

    /// <summary>Reads a value; <see cref="SerializerException"/> when the bytes are not one.</summary>
    public T Deserialize(byte[] source) => Messages.Read(provider, _codec, source.AsSpan());

    /// <summary>Reads a value; <see cref="SerializerException"/> when the bytes are not one.</summary>
    public T Deserialize(ReadOnlyMemory<byte> source) => Messages.Read(provider, _codec, source.Span);

    /// <summary>Reads a value; <see cref="SerializerException"/> when the bytes are not one.</summary>
    public T Deserialize(ReadOnlySequence<byte> source) => Messages.Read(provider, _codec, source);
}
