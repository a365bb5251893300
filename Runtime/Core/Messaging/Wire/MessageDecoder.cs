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
    private readonly PartAssembly _parts = new((int)Math.Min(Array.MaxLength, MessageEncoder.PrefixLength + (long)options.MaxMessageHeaderSize + options.MaxMessageBodySize));

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
        Span<byte> prefix = stackalloc byte[MessageEncoder.PrefixLength];
        while (buffer.Length >= MessageEncoder.PrefixLength)
        {
            buffer.Slice(0, MessageEncoder.PrefixLength).CopyTo(prefix);
            var headerLength = BinaryPrimitives.ReadInt32LittleEndian(prefix);
            var bodyLength = BinaryPrimitives.ReadInt32LittleEndian(prefix[4..]);
            if (headerLength is not (PartFrame.First or PartFrame.More)) return TryDecodeWhole(ref buffer, headerLength, bodyLength, out message, out unreadable);
            if (bodyLength is <= 0 or > PartFrame.MaxLength) throw TooLarge("part", bodyLength, PartFrame.MaxLength);
            if (buffer.Length < MessageEncoder.PrefixLength + bodyLength) return false;
            var whole = _parts.Add(headerLength == PartFrame.First, buffer.Slice(MessageEncoder.PrefixLength, bodyLength), out var length);
            buffer = buffer.Slice(MessageEncoder.PrefixLength + bodyLength);
            if (whole is null) continue;
            message = ReadAssembled(whole, length, out unreadable);
            return true;
        }

        return false;
    }

    private bool TryDecodeWhole(ref ReadOnlySequence<byte> buffer, int headerLength, int bodyLength, out Message message, out Exception? unreadable)
    {
        message = null!;
        unreadable = null;
        CheckLengths(headerLength, bodyLength);
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
        message.WireBytes = headerLength + bodyLength;
        Instruments?.Decoded(headerLength, bodyLength);
        return true;
    }

    /// <summary>Reads a frame that came in parts; its body stays where it is.</summary>
    private Message ReadAssembled(byte[] frame, int length, out Exception? unreadable)
    {
        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(frame);
        var bodyLength = BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(4));
        CheckLengths(headerLength, bodyLength);
        if (length != MessageEncoder.PrefixLength + (long)headerLength + bodyLength) throw new WireException($"a message of {length} bytes in parts whose header has {headerLength} and body {bodyLength}");
        var message = _header.Read(frame.AsSpan(MessageEncoder.PrefixLength, headerLength), out unreadable);
        if (bodyLength > 0) message.BodyBytes = new ArraySegment<byte>(frame, MessageEncoder.PrefixLength + headerLength, bodyLength);
        message.WireBytes = headerLength + bodyLength;
        Instruments?.Decoded(headerLength, bodyLength);
        return message;
    }

    private void CheckLengths(int headerLength, int bodyLength)
    {
        if (headerLength <= 0 || headerLength > options.MaxMessageHeaderSize) throw TooLarge("header", headerLength, options.MaxMessageHeaderSize);
        if (bodyLength < 0 || bodyLength > options.MaxMessageBodySize) throw TooLarge("body", bodyLength, options.MaxMessageBodySize);
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
