using System.Buffers;
using System.Buffers.Binary;
using Orleans.Configuration;
using Orleans.Runtime.Telemetry;
using Orleans.Serialization;

namespace Orleans.Runtime.Messaging;

/// <summary>Writes frames: header length, body length (four bytes each, little-endian), header, body.</summary>
internal sealed class MessageEncoder(Serializer serializer, MessagingOptions options)
{
    public const int PrefixLength = 8;

    private readonly HeaderWriter _header = new(serializer);

    /// <summary>What is measured of messages, null for nothing.</summary>
    public MessagingInstruments? Instruments { get; init; }

    /// <summary>Appends a message. When it cannot be encoded, or is too large, nothing is appended and the reason is thrown; <see cref="BatchFullException"/> leaves the message whole.</summary>
    public void Encode(Message message, BatchBuffer buffer)
    {
        var start = buffer.Length;
        try
        {
            buffer.GetSpan(PrefixLength);
            buffer.Advance(PrefixLength);
            _header.Write(message, buffer);
            var headerLength = buffer.Length - start - PrefixLength;
            Check(headerLength, options.MaxMessageHeaderSize, nameof(MessagingOptions.MaxMessageHeaderSize), message);
            WriteBody(message, buffer);
            var bodyLength = buffer.Length - start - PrefixLength - headerLength;
            Check(bodyLength, options.MaxMessageBodySize, nameof(MessagingOptions.MaxMessageBodySize), message);
            var prefix = buffer.Patch(start, PrefixLength);
            BinaryPrimitives.WriteInt32LittleEndian(prefix, headerLength);
            BinaryPrimitives.WriteInt32LittleEndian(prefix[4..], bodyLength);
            Instruments?.Encoded(headerLength, bodyLength);
        }
        catch
        {
            buffer.TakeBack(start);
            throw;
        }
    }

    /// <summary>Gives a message that did not leave the bytes of its body back, if it had come as bytes, from its encoded form.</summary>
    public static void RestoreBody(Message message, ReadOnlySpan<byte> encoded)
    {
        if (message.Body is not null || message.Rejection is not null || encoded.Length < PrefixLength) return;
        var length = BinaryPrimitives.ReadInt32LittleEndian(encoded[4..]);
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        encoded[^length..].CopyTo(bytes);
        message.BodyBytes = new ArraySegment<byte>(bytes, 0, length);
    }

    private void WriteBody(Message message, BatchBuffer buffer)
    {
        // Before they are taken: a batch that is too full leaves them with the message.
        buffer.GetSpan(message.BodyBytes.Count);
        if (message.TakeBodyBytes() is { Array: not null } bytes)
        {
            buffer.Write(bytes);
            ArrayPool<byte>.Shared.Return(bytes.Array);
        }
        else if ((message.Rejection?.Exception ?? message.Body) is { } body)
        {
            serializer.Serialize<object>(body, buffer);
        }
    }

    private static void Check(int length, int limit, string option, Message message)
    {
        if (length > limit)
            throw new InvalidOperationException($"{message} has {length} bytes where {nameof(MessagingOptions)}.{option} allows {limit}. Send less at once, or raise the option on every silo and client.");
    }
}
