using System.Buffers.Binary;
using System.Numerics;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

internal sealed class DecimalCodec : IFieldCodec<decimal>
{
    public void WriteField(ref Writer writer, uint id, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        Span<byte> bytes = stackalloc byte[16];
        decimal.GetBits(value, bits);
        for (var i = 0; i < 4; i++) BinaryPrimitives.WriteInt32LittleEndian(bytes[(i * 4)..], bits[i]);
        writer.WriteBlob(id, bytes);
    }

    public decimal ReadField(ref Reader reader, WireType wireType)
    {
        var bytes = Blobs.ReadExactly(ref reader, wireType, 16);
        Span<int> bits = stackalloc int[4];
        for (var i = 0; i < 4; i++) bits[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]);
        return new decimal(bits);
    }
}

internal sealed class HalfCodec : IFieldCodec<Half>
{
    public void WriteField(ref Writer writer, uint id, Half value) => writer.WriteUInt16(id, BitConverter.HalfToUInt16Bits(value));

    public Half ReadField(ref Reader reader, WireType wireType) => BitConverter.UInt16BitsToHalf(reader.ReadUInt16(wireType));
}

internal sealed class Int128Codec : IFieldCodec<Int128>
{
    public void WriteField(ref Writer writer, uint id, Int128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt128LittleEndian(bytes, value);
        writer.WriteBlob(id, bytes);
    }

    public Int128 ReadField(ref Reader reader, WireType wireType) => BinaryPrimitives.ReadInt128LittleEndian(Blobs.ReadExactly(ref reader, wireType, 16));
}

internal sealed class UInt128Codec : IFieldCodec<UInt128>
{
    public void WriteField(ref Writer writer, uint id, UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, value);
        writer.WriteBlob(id, bytes);
    }

    public UInt128 ReadField(ref Reader reader, WireType wireType) => BinaryPrimitives.ReadUInt128LittleEndian(Blobs.ReadExactly(ref reader, wireType, 16));
}

internal sealed class BigIntegerCodec : IFieldCodec<BigInteger>
{
    public void WriteField(ref Writer writer, uint id, BigInteger value) => writer.WriteBlob(id, value.ToByteArray());

    public BigInteger ReadField(ref Reader reader, WireType wireType) => new(reader.ReadBlob(wireType));
}
