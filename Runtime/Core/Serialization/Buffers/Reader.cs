using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Orleans.Serialization.Session;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Buffers;

/// <summary>Reads one message from contiguous bytes. Every length in it is checked against the bytes that are left.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public ref partial struct Reader
{
    private readonly ReadOnlySpan<byte> _input;
    private readonly SerializerSession _session;
    private int _position;
    private int _depth;
    private long _announced;
    private bool _atEnd;

    internal Reader(ReadOnlySpan<byte> input, SerializerSession session)
    {
        _input = input;
        _session = session;
    }

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => _input.Length - _position;

    internal readonly SerializerSession Session => _session;

    internal readonly int Position => _position;

    /// <summary>
    /// Whether the group ended with the field list read last. False after the fields of a base class,
    /// when those of the class that derives from it follow.
    /// </summary>
    public readonly bool AtEnd => _atEnd;

    /// <summary>Reads the header of the next field; false at the end of the fields of this class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadField(out Field field)
    {
        if ((uint)_position < (uint)_input.Length)
        {
            uint tag = _input[_position];
            if (tag is >= WireLimits.FirstFieldTag and < 0x80)
            {
                _position++;
                field = new Field((tag >> 3) - 1, (WireType)(tag & 7));
                return true;
            }
        }

        return TryReadFieldSlow(out field);
    }

    /// <summary>Enters a group whose header was read.</summary>
    public void BeginGroup()
    {
        if (!WireLimits.MayEnter(++_depth)) throw new SerializerException($"The message nests deeper than {WireLimits.MaxDepth} levels.");
    }

    /// <summary>Leaves a group, skipping the fields of derived classes that this process does not know.</summary>
    public void EndGroup()
    {
        while (!_atEnd)
        {
            while (TryReadField(out var field)) Skip(field.WireType);
        }

        // The flag belongs to the group just left; the one around it has not ended yet.
        _atEnd = false;
        _depth--;
    }

    /// <summary>Reads one raw byte.</summary>
    public byte ReadByte()
    {
        if ((uint)_position >= (uint)_input.Length) ThrowTruncated(1);
        return _input[_position++];
    }

    /// <summary>Reads a raw base-128 integer.</summary>
    public uint ReadVarUInt32()
    {
        if ((uint)_position < (uint)_input.Length)
        {
            var first = _input[_position];
            if (first < 0x80)
            {
                _position++;
                return first;
            }
        }

        var value = ReadVarUInt64();
        if (value > uint.MaxValue) throw new SerializerException($"{value} at byte {_position} does not fit in 32 bits.");
        return (uint)value;
    }

    /// <summary>Reads a raw base-128 integer.</summary>
    public ulong ReadVarUInt64()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = ReadByte();
            if (shift == 63 && next > 1) break;
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }

        throw new SerializerException($"The integer that ends at byte {_position} does not fit in 64 bits.");
    }

    /// <summary>Reads four raw bytes.</summary>
    public uint ReadFixed32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(4));

    /// <summary>Reads eight raw bytes.</summary>
    public ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(ReadBytes(8));

    /// <summary>Reads raw bytes; the span is only valid while the message is read.</summary>
    public ReadOnlySpan<byte> ReadBytes(int length)
    {
        if ((uint)length > (uint)(_input.Length - _position)) ThrowTruncated(length);
        var result = _input.Slice(_position, length);
        _position += length;
        return result;
    }

    /// <summary>Reads a length and checks it against the bytes that are left.</summary>
    public int ReadLength()
    {
        var length = ReadVarUInt32();
        if (length > (uint)(_input.Length - _position)) ThrowTruncated(length);
        return (int)length;
    }

    /// <summary>
    /// Reads how many elements follow, each of them a field. Every element of every collection takes a byte of its own,
    /// so all counts together cannot exceed the length of the message, and what they allocate is in proportion to it.
    /// </summary>
    public int ReadCount(WireType wireType)
    {
        var count = ReadUInt32(wireType);
        Announce(count);
        return (int)count;
    }

    internal void Announce(long elements)
    {
        if (elements > Remaining || _announced + elements > _input.Length)
            throw new SerializerException($"{elements} elements are announced at byte {_position}, but only {Remaining} bytes are left.");
        _announced += elements;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadFieldSlow(out Field field)
    {
        var tag = ReadVarUInt64();
        if (tag >= WireLimits.FirstFieldTag)
        {
            var id = (tag >> 3) - 1;
            if (id > uint.MaxValue) throw new SerializerException($"Field id {id} at byte {_position} does not fit in 32 bits.");
            field = new Field((uint)id, (WireType)(tag & 7));
            return true;
        }

        field = default;
        _atEnd = tag switch
        {
            WireLimits.End => true,
            WireLimits.EndBase => false,
            _ => throw new SerializerException($"Byte {_position} holds marker {tag} where a field or an end is expected."),
        };
        return false;
    }

    private readonly void ThrowTruncated(long wanted) => throw new SerializerException(
        $"The message ends too early: {wanted} bytes wanted at byte {_position}, {_input.Length - _position} left.");
}
