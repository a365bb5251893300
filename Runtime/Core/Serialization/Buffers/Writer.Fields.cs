using System.Text;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Buffers;

/// <summary>Fields of the simple types, which generated code writes without a codec.</summary>
public ref partial struct Writer
{
    /// <summary>Writes a field.</summary>
    public void WriteBoolean(uint id, bool value) => WriteUInt32(id, value ? 1u : 0u);

    /// <summary>Writes a field.</summary>
    public void WriteByte(uint id, byte value) => WriteUInt32(id, value);

    /// <summary>Writes a field.</summary>
    public void WriteSByte(uint id, sbyte value) => WriteInt32(id, value);

    /// <summary>Writes a field.</summary>
    public void WriteInt16(uint id, short value) => WriteInt32(id, value);

    /// <summary>Writes a field.</summary>
    public void WriteUInt16(uint id, ushort value) => WriteUInt32(id, value);

    /// <summary>Writes a field.</summary>
    public void WriteChar(uint id, char value) => WriteUInt32(id, value);

    /// <summary>Writes a field.</summary>
    public void WriteInt32(uint id, int value) => WriteUInt32(id, (uint)((value << 1) ^ (value >> 31)));

    /// <summary>Writes a field.</summary>
    public void WriteInt64(uint id, long value) => WriteUInt64(id, (ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Writes a field.</summary>
    public void WriteUInt32(uint id, uint value)
    {
        WriteTag(id, WireType.VarInt);
        WriteVarUInt32(value);
    }

    /// <summary>Writes a field.</summary>
    public void WriteUInt64(uint id, ulong value)
    {
        WriteTag(id, WireType.VarInt);
        WriteVarUInt64(value);
    }

    /// <summary>Writes a field.</summary>
    public void WriteSingle(uint id, float value)
    {
        WriteTag(id, WireType.Fixed32);
        WriteFixed32(BitConverter.SingleToUInt32Bits(value));
    }

    /// <summary>Writes a field.</summary>
    public void WriteDouble(uint id, double value)
    {
        WriteTag(id, WireType.Fixed64);
        WriteFixed64(BitConverter.DoubleToUInt64Bits(value));
    }

    /// <summary>Writes a field of bytes.</summary>
    public void WriteBlob(uint id, scoped ReadOnlySpan<byte> value)
    {
        WriteTag(id, WireType.LengthPrefixed);
        WriteVarUInt32((uint)value.Length);
        WriteBytes(value);
    }

    /// <summary>Writes a field of UTF-8 text.</summary>
    public void WriteString(uint id, string? value)
    {
        if (value is null)
        {
            WriteNull(id);
            return;
        }

        WriteTag(id, WireType.LengthPrefixed);

        // Three bytes per UTF-16 unit at most: below 43 units the length surely takes one byte and can be filled in afterwards.
        if (value.Length <= 42)
        {
            EnsureRoom(1 + (value.Length * 3));
            var written = Encoding.UTF8.GetBytes(value, _span[(_position + 1)..]);
            _span[_position] = (byte)written;
            _position += written + 1;
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        WriteVarUInt32((uint)length);
        EnsureRoom(length);
        _position += Encoding.UTF8.GetBytes(value, _span[_position..]);
    }
}
