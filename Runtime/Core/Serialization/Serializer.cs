using System.Buffers;
using Orleans.Serialization.Buffers;

namespace Orleans.Serialization;

/// <summary>Turns values into bytes and back. Thread-safe.</summary>
public sealed class Serializer(CodecProvider provider)
{
    /// <summary>Whether a codec is known for the type.</summary>
    public bool CanSerialize<T>() => provider.CanSerialize(typeof(T));

    /// <summary>Whether a codec is known for the type.</summary>
    public bool CanSerialize(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return provider.CanSerialize(type);
    }

    /// <summary>The serializer of one type.</summary>
    public Serializer<T> GetSerializer<T>() => new(provider);

    /// <summary>The bytes of <paramref name="value"/>.</summary>
    public byte[] SerializeToArray<T>(T value)
    {
        using var buffer = new PooledBufferWriter();
        Serialize(value, buffer);
        return buffer.Written.ToArray();
    }

    /// <summary>Writes the bytes of <paramref name="value"/> to <paramref name="destination"/>.</summary>
    public void Serialize<T, TBufferWriter>(T value, TBufferWriter destination)
        where TBufferWriter : IBufferWriter<byte> => Serialize(value, (IBufferWriter<byte>)destination);

    /// <summary>Writes the bytes of <paramref name="value"/> to <paramref name="destination"/>.</summary>
    internal void Serialize<T>(T value, IBufferWriter<byte> destination) => Messages.Write(provider, provider.GetCodec<T>(), value, destination);

    /// <summary>Writes the bytes of <paramref name="value"/> to <paramref name="destination"/>.</summary>
    internal void Serialize<T>(T value, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var buffer = new PooledBufferWriter();
        Serialize(value, buffer);
        destination.Write(buffer.Written);
    }

    /// <summary>Reads a value; <see cref="SerializerException"/> when the bytes are not one.</summary>
    public T Deserialize<T>(byte[] source) => Deserialize<T>(source.AsSpan());

    /// <summary>Reads a value; <see cref="SerializerException"/> when the bytes are not one.</summary>
    public T Deserialize<T>(ReadOnlyMemory<byte> source) => Deserialize<T>(source.Span);

    /// <summary>Reads a value; <see cref="SerializerException"/> when the bytes are not one.</summary>
    internal T Deserialize<T>(ReadOnlySpan<byte> source) => Messages.Read(provider, provider.GetCodec<T>(), source);

    /// <summary>Reads a value; <see cref="SerializerException"/> when the bytes are not one.</summary>
    public T Deserialize<T>(ReadOnlySequence<byte> source) => Messages.Read(provider, provider.GetCodec<T>(), source);

    /// <summary>Reads a value from the rest of the stream; <see cref="SerializerException"/> when the bytes are not one.</summary>
    public T Deserialize<T>(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var buffer = new PooledBufferWriter();
        int read;
        while ((read = source.Read(buffer.GetSpan(4096))) > 0) buffer.Advance(read);
        return Deserialize<T>(buffer.Written);
    }
}
