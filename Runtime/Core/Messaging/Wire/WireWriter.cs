using System.Buffers.Binary;
using System.Text;

namespace Orleans.Runtime.Messaging;

/// <summary>Writes the primitives of headers and handshakes.</summary>
internal readonly struct WireWriter(BatchBuffer buffer)
{
    public void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(buffer.GetSpan(2), value);
        buffer.Advance(2);
    }

    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
    }

    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    /// <summary>Seven bits per byte, low ones first.</summary>
    public void VarInt(ulong value)
    {
        var span = buffer.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        buffer.Advance(length);
    }

    /// <summary>Length and bytes.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        VarInt((uint)value.Length);
        buffer.Write(value);
    }

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        VarInt((uint)length);
        buffer.Advance(Encoding.UTF8.GetBytes(value, buffer.GetSpan(length)));
    }

    public void Guid(Guid value)
    {
        value.TryWriteBytes(buffer.GetSpan(16));
        buffer.Advance(16);
    }

    /// <summary>Length plus one and bytes; zero for the default id, which is another one than the empty id.</summary>
    public void Id(IdSpan value)
    {
        if (value.IsDefault)
        {
            Byte(0);
            return;
        }

        var bytes = value.AsSpan();
        VarInt((uint)bytes.Length + 1);
        buffer.Write(bytes);
    }

    public void Grain(GrainId value)
    {
        Id(value.Type.Value);
        Id(value.Key);
    }

    /// <summary>Length of what follows, port, generation and address bytes.</summary>
    public void Silo(SiloAddress value)
    {
        var span = buffer.GetSpan(32);
        value.Endpoint.Address.TryWriteBytes(span[9..], out var addressLength);
        span[0] = (byte)(8 + addressLength);
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], value.Endpoint.Port);
        BinaryPrimitives.WriteInt32LittleEndian(span[5..], value.Generation);
        buffer.Advance(9 + addressLength);
    }

    public void OptionalSilo(SiloAddress? value)
    {
        if (value is null) Byte(0);
        else Silo(value);
    }
}
