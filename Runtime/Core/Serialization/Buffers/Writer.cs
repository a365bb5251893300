using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Orleans.Serialization.Session;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Buffers;

/// <summary>Writes one message. It keeps the span it got from the buffer and gives it back in <see cref="Commit"/>.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public ref partial struct Writer
{
    private readonly IBufferWriter<byte> _output;
    private readonly SerializerSession _session;
    private Span<byte> _span;
    private int _position;
    private int _depth;

    internal Writer(IBufferWriter<byte> output, SerializerSession session)
    {
        _output = output;
        _session = session;
        _span = output.GetSpan();
    }

    internal readonly SerializerSession Session => _session;

    /// <summary>Hands what was written to the buffer; the last call on a writer.</summary>
    internal void Commit()
    {
        _output.Advance(_position);
        _span = default;
        _position = 0;
    }

    /// <summary>Opens a group of fields; close it with <see cref="EndGroup"/>.</summary>
    public void BeginGroup(uint id, WireType wireType)
    {
        if (!WireLimits.MayEnter(++_depth)) ThrowTooDeep();
        WriteTag(id, wireType);
    }

    /// <summary>Closes the group opened last.</summary>
    public void EndGroup()
    {
        _depth--;
        WriteByte(WireLimits.End);
    }

    /// <summary>Ends the fields of a base class; those of the class that derives from it follow.</summary>
    public void EndBase() => WriteByte(WireLimits.EndBase);

    /// <summary>Writes the header of a field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteTag(uint id, WireType wireType)
    {
        var tag = (((ulong)id + 1) << 3) | (byte)wireType;
        if (tag < 0x80) WriteByte((byte)tag);
        else WriteVarUInt64(tag);
    }

    /// <summary>Writes a field that is null.</summary>
    public void WriteNull(uint id) => WriteTag(id, WireType.Null);

    /// <summary>Writes a reference if <paramref name="value"/> was written before; otherwise numbers it, and the caller writes it as an object.</summary>
    public bool TryWriteReference(uint id, object value)
    {
        if (!_session.TryGetOrAddWritten(value, out var number)) return false;
        WriteTag(id, WireType.Reference);
        WriteVarUInt32((uint)number);
        return true;
    }

    /// <summary>Writes one raw byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value)
    {
        if ((uint)_position >= (uint)_span.Length) Grow(1);
        _span[_position++] = value;
    }

    /// <summary>Writes raw bytes.</summary>
    public void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        while (value.Length > _span.Length - _position)
        {
            var room = _span.Length - _position;
            value[..room].CopyTo(_span[_position..]);
            _position += room;
            value = value[room..];
            Grow(1);
        }

        value.CopyTo(_span[_position..]);
        _position += value.Length;
    }

    /// <summary>Writes a raw base-128 integer.</summary>
    public void WriteVarUInt32(uint value)
    {
        EnsureRoom(5);
        while (value >= 0x80)
        {
            _span[_position++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _span[_position++] = (byte)value;
    }

    /// <summary>Writes a raw base-128 integer.</summary>
    public void WriteVarUInt64(ulong value)
    {
        EnsureRoom(10);
        while (value >= 0x80)
        {
            _span[_position++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _span[_position++] = (byte)value;
    }

    /// <summary>Writes four raw bytes.</summary>
    public void WriteFixed32(uint value)
    {
        EnsureRoom(4);
        BinaryPrimitives.WriteUInt32LittleEndian(_span[_position..], value);
        _position += 4;
    }

    /// <summary>Writes eight raw bytes.</summary>
    public void WriteFixed64(ulong value)
    {
        EnsureRoom(8);
        BinaryPrimitives.WriteUInt64LittleEndian(_span[_position..], value);
        _position += 8;
    }

    internal void WriteTypeHeader(TypeSystem.TypeEntry entry)
    {
        if (_session.TryGetOrAddWrittenType(entry, out var number))
        {
            WriteByte(WireLimits.TypeReference);
            WriteVarUInt32((uint)number);
            return;
        }

        WriteByte(WireLimits.TypeName);
        WriteVarUInt32((uint)entry.WireName.Length);
        WriteBytes(entry.WireName);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EnsureRoom(int bytes)
    {
        if (_span.Length - _position < bytes) Grow(bytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int bytes)
    {
        _output.Advance(_position);
        _span = _output.GetSpan(bytes);
        _position = 0;
    }

    private static void ThrowTooDeep() => throw new SerializerException(
        $"The value nests deeper than {WireLimits.MaxDepth} levels, which the reader would refuse. Flatten it, e.g. into a list.");
}
