using System.Runtime.CompilerServices;
using System.Text;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Buffers;

/// <summary>Payloads of the simple types, which generated code reads without a codec. A value that does not fit throws.</summary>
public ref partial struct Reader
{
    /// <summary>Reads a payload.</summary>
    public bool ReadBoolean(WireType wireType) => ReadUInt64(wireType) switch
    {
        0 => false,
        1 => true,
        var other => throw new SerializerException($"{other} is not a boolean."),
    };

    /// <summary>Reads a payload.</summary>
    public byte ReadByte(WireType wireType) => checked((byte)ReadUInt64(wireType));

    /// <summary>Reads a payload.</summary>
    public sbyte ReadSByte(WireType wireType) => checked((sbyte)ReadInt64(wireType));

    /// <summary>Reads a payload.</summary>
    public short ReadInt16(WireType wireType) => checked((short)ReadInt64(wireType));

    /// <summary>Reads a payload.</summary>
    public ushort ReadUInt16(WireType wireType) => checked((ushort)ReadUInt64(wireType));

    /// <summary>Reads a payload.</summary>
    public char ReadChar(WireType wireType) => checked((char)ReadUInt64(wireType));

    /// <summary>Reads a payload.</summary>
    public int ReadInt32(WireType wireType) => checked((int)ReadInt64(wireType));

    /// <summary>Reads a payload.</summary>
    public uint ReadUInt32(WireType wireType) => checked((uint)ReadUInt64(wireType));

    /// <summary>Reads a payload.</summary>
    public long ReadInt64(WireType wireType)
    {
        var value = ReadUInt64(wireType);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Reads a payload.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64(WireType wireType)
    {
        if (wireType != WireType.VarInt) ThrowWireType(wireType, WireType.VarInt);
        if ((uint)_position < (uint)_input.Length)
        {
            var first = _input[_position];
            if (first < 0x80)
            {
                _position++;
                return first;
            }
        }

        return ReadVarUInt64();
    }

    /// <summary>Reads a payload.</summary>
    public float ReadSingle(WireType wireType)
    {
        if (wireType != WireType.Fixed32) ThrowWireType(wireType, WireType.Fixed32);
        return BitConverter.UInt32BitsToSingle(ReadFixed32());
    }

    /// <summary>Reads a payload; one written as a single is widened.</summary>
    public double ReadDouble(WireType wireType)
    {
        if (wireType == WireType.Fixed32) return ReadSingle(wireType);
        if (wireType != WireType.Fixed64) ThrowWireType(wireType, WireType.Fixed64);
        return BitConverter.UInt64BitsToDouble(ReadFixed64());
    }

    /// <summary>Reads a payload of bytes; the span is only valid while the message is read.</summary>
    public ReadOnlySpan<byte> ReadBlob(WireType wireType)
    {
        if (wireType != WireType.LengthPrefixed) ThrowWireType(wireType, WireType.LengthPrefixed);
        return ReadBytes(ReadLength());
    }

    /// <summary>Reads a payload of UTF-8 text.</summary>
    public string? ReadString(WireType wireType) => wireType == WireType.Null ? null : Encoding.UTF8.GetString(ReadBlob(wireType));

    /// <summary>Refuses a payload whose layout is not the declared one.</summary>
    internal readonly void ThrowWireType(WireType actual, WireType expected) => throw new SerializerException(
        $"The field before byte {_position} is laid out as {actual} where {expected} is expected; was the type of a member changed?");
}
