using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

// The types for which writer and reader have methods of their own; generated code calls those, these serve generic code.

internal sealed class BooleanCodec : IFieldCodec<bool>
{
    public void WriteField(ref Writer writer, uint id, bool value) => writer.WriteBoolean(id, value);

    public bool ReadField(ref Reader reader, WireType wireType) => reader.ReadBoolean(wireType);
}

internal sealed class ByteCodec : IFieldCodec<byte>
{
    public void WriteField(ref Writer writer, uint id, byte value) => writer.WriteByte(id, value);

    public byte ReadField(ref Reader reader, WireType wireType) => reader.ReadByte(wireType);
}

internal sealed class SByteCodec : IFieldCodec<sbyte>
{
    public void WriteField(ref Writer writer, uint id, sbyte value) => writer.WriteSByte(id, value);

    public sbyte ReadField(ref Reader reader, WireType wireType) => reader.ReadSByte(wireType);
}

internal sealed class Int16Codec : IFieldCodec<short>
{
    public void WriteField(ref Writer writer, uint id, short value) => writer.WriteInt16(id, value);

    public short ReadField(ref Reader reader, WireType wireType) => reader.ReadInt16(wireType);
}

internal sealed class UInt16Codec : IFieldCodec<ushort>
{
    public void WriteField(ref Writer writer, uint id, ushort value) => writer.WriteUInt16(id, value);

    public ushort ReadField(ref Reader reader, WireType wireType) => reader.ReadUInt16(wireType);
}

internal sealed class CharCodec : IFieldCodec<char>
{
    public void WriteField(ref Writer writer, uint id, char value) => writer.WriteChar(id, value);

    public char ReadField(ref Reader reader, WireType wireType) => reader.ReadChar(wireType);
}

internal sealed class Int32Codec : IFieldCodec<int>
{
    public void WriteField(ref Writer writer, uint id, int value) => writer.WriteInt32(id, value);

    public int ReadField(ref Reader reader, WireType wireType) => reader.ReadInt32(wireType);
}

internal sealed class UInt32Codec : IFieldCodec<uint>
{
    public void WriteField(ref Writer writer, uint id, uint value) => writer.WriteUInt32(id, value);

    public uint ReadField(ref Reader reader, WireType wireType) => reader.ReadUInt32(wireType);
}

internal sealed class Int64Codec : IFieldCodec<long>
{
    public void WriteField(ref Writer writer, uint id, long value) => writer.WriteInt64(id, value);

    public long ReadField(ref Reader reader, WireType wireType) => reader.ReadInt64(wireType);
}

internal sealed class UInt64Codec : IFieldCodec<ulong>
{
    public void WriteField(ref Writer writer, uint id, ulong value) => writer.WriteUInt64(id, value);

    public ulong ReadField(ref Reader reader, WireType wireType) => reader.ReadUInt64(wireType);
}

internal sealed class SingleCodec : IFieldCodec<float>
{
    public void WriteField(ref Writer writer, uint id, float value) => writer.WriteSingle(id, value);

    public float ReadField(ref Reader reader, WireType wireType) => reader.ReadSingle(wireType);
}

internal sealed class DoubleCodec : IFieldCodec<double>
{
    public void WriteField(ref Writer writer, uint id, double value) => writer.WriteDouble(id, value);

    public double ReadField(ref Reader reader, WireType wireType) => reader.ReadDouble(wireType);
}

internal sealed class StringCodec : IFieldCodec<string>
{
    public void WriteField(ref Writer writer, uint id, string value) => writer.WriteString(id, value);

    public string ReadField(ref Reader reader, WireType wireType) => reader.ReadString(wireType)!;
}
