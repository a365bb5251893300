using System.Buffers;

namespace Orleans.Runtime.Messaging;

/// <summary>Puts a frame that arrives in parts together. What the other side says of its length is believed only as far as bytes came.</summary>
internal sealed class PartAssembly(int maxLength)
{
    private const int InitialSize = 256 * 1024;

    private byte[] _bytes = [];
    private int _length;
    private int _expected;

    /// <summary>Takes a part; the whole frame's array when this was the last, else null. Whoever gets the array owns it.</summary>
    /// <exception cref="WireException">The part does not belong here.</exception>
    public byte[]? Add(bool isFirst, ReadOnlySequence<byte> part, out int length)
    {
        if (isFirst)
        {
            part = Begin(part);
        }
        else if (_expected == 0)
        {
            throw new WireException("a later part of a message without the first");
        }

        if (part.IsEmpty || part.Length > _expected - _length) throw new WireException($"a part of {part.Length} bytes where {_expected - _length} are missing");
        Reserve((int)part.Length);
        part.CopyTo(_bytes.AsSpan(_length));
        _length += (int)part.Length;
        length = _length;
        if (_length < _expected) return null;
        var whole = _bytes;
        _bytes = [];
        _expected = 0;
        return whole;
    }

    private ReadOnlySequence<byte> Begin(ReadOnlySequence<byte> part)
    {
        if (_expected != 0) throw new WireException("the first part of a message in the middle of another");
        if (part.Length < sizeof(int)) throw new WireException($"a first part of {part.Length} bytes");
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        part.Slice(0, sizeof(int)).CopyTo(prefix);
        var expected = PartFrame.WholeLength(prefix);
        if (expected <= MessageEncoder.PrefixLength || expected > maxLength) throw new WireException($"a message of {expected} bytes in parts; at most {maxLength} are allowed");
        _expected = expected;
        _length = 0;
        _bytes = ArrayPool<byte>.Shared.Rent(Math.Min(expected, InitialSize));
        return part.Slice(sizeof(int));
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _length >= more) return;
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(_expected, Math.Max(_bytes.Length * 2L, _length + (long)more)));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
