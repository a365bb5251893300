using System.Buffers;
using System.Buffers.Binary;
using Orleans.Configuration;
using Orleans.Runtime.Telemetry;
using Orleans.Serialization;

namespace Orleans.Runtime.Messaging;

/// <summary>Reads frames as they arrive, in pieces of any size. For one connection, by one thread at a time.</summary>
internal sealed class MessageDecoder(Serializer serializer, MessagingOptions options)
{
    private readonly HeaderReader _header = new(serializer);

    /// <summary>What is measured of messages, null for nothing.</summary>
    public MessagingInstruments? Instruments { get; init; }

    /// <summary>
    /// Takes the next whole message off the buffer; false when more bytes are needed. Lengths are checked before anything is allocated for them.
    /// <see cref="WireException"/> when the bytes are not a frame.
    /// </summary>
    public bool TryDecode(ref ReadOnlySequence<byte> buffer, out Message message, out Exception? unreadable)
    {
        message = null!;
        unreadable = null;
        if (buffer.Length < MessageEncoder.PrefixLength) return false;
        Span<byte> prefix = stackalloc byte[MessageEncoder.PrefixLength];
        buffer.Slice(0, MessageEncoder.PrefixLength).CopyTo(prefix);
        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        var bodyLength = BinaryPrimitives.ReadInt32LittleEndian(prefix[4..]);
        if (headerLength <= 0 || headerLength > options.MaxMessageHeaderSize) throw TooLarge("header", headerLength, options.MaxMessageHeaderSize);
        if (bodyLength < 0 || bodyLength > options.MaxMessageBodySize) throw TooLarge("body", bodyLength, options.MaxMessageBodySize);
        if (buffer.Length < MessageEncoder.PrefixLength + (long)headerLength + bodyLength) return false;

        var rest = buffer.Slice(MessageEncoder.PrefixLength);
        message = ReadHeader(rest.Slice(0, headerLength), headerLength, out unreadable);
        rest = rest.Slice(headerLength);
        if (bodyLength > 0)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(bodyLength);
            rest.Slice(0, bodyLength).CopyTo(bytes);
            message.BodyBytes = new ArraySegment<byte>(bytes, 0, bodyLength);
        }

        buffer = rest.Slice(bodyLength);
        Instruments?.Decoded(headerLength, bodyLength);
        return true;
    }

    private Message ReadHeader(ReadOnlySequence<byte> header, int length, out Exception? unreadable)
    {
        if (header.IsSingleSegment) return _header.Read(header.FirstSpan, out unreadable);
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            header.CopyTo(copy);
            return _header.Read(copy.AsSpan(0, length), out unreadable);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    private static WireException TooLarge(string part, int length, int limit) => new($"a {part} of {length} bytes; at most {limit} are allowed");
}
