using System.Buffers;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Session;

namespace Orleans.Serialization;

/// <summary>One message is one field, id 0.</summary>
internal static class Messages
{
    public static void Write<T>(CodecProvider provider, IFieldCodec<T> codec, T value, IBufferWriter<byte> destination)
    {
        var session = SerializerSession.Rent(provider);
        try
        {
            var writer = new Writer(destination, session);
            codec.WriteField(ref writer, 0, value);
            writer.Commit();
        }
        finally
        {
            session.Return();
        }
    }

    public static T Read<T>(CodecProvider provider, IFieldCodec<T> codec, ReadOnlySequence<byte> source)
    {
        if (source.IsSingleSegment) return Read(provider, codec, source.FirstSpan);
        var length = checked((int)source.Length);
        var contiguous = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            source.CopyTo(contiguous);
            return Read(provider, codec, contiguous.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(contiguous);
        }
    }

    public static T Read<T>(CodecProvider provider, IFieldCodec<T> codec, ReadOnlySpan<byte> source)
    {
        var session = SerializerSession.Rent(provider);
        try
        {
            var reader = new Reader(source, session);
            if (!reader.TryReadField(out var field) || field.Id != 0) throw new SerializerException("The message does not start with its value.");
            var result = codec.ReadField(ref reader, field.WireType);
            if (reader.Remaining != 0) throw new SerializerException($"{reader.Remaining} bytes follow the value.");
            return result;
        }
        catch (Exception e) when (e is not SerializerException and not OutOfMemoryException)
        {
            // Values out of range reach constructors of the framework and of the application: to the caller, all of that is a bad message.
            throw new SerializerException($"The message does not hold a valid {typeof(T)}: {e.Message}", e);
        }
        finally
        {
            session.Return();
        }
    }
}
