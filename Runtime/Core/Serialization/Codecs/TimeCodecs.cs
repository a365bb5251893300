using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

/// <summary>The kind is kept; a local time keeps its clock reading and is not moved to the reader's zone.</summary>
internal sealed class DateTimeCodec : IFieldCodec<DateTime>
{
    public void WriteField(ref Writer writer, uint id, DateTime value)
    {
        writer.WriteTag(id, WireType.Fixed64);
        writer.WriteFixed64((ulong)value.Ticks | ((ulong)value.Kind << 62));
    }

    public DateTime ReadField(ref Reader reader, WireType wireType)
    {
        if (wireType != WireType.Fixed64) reader.ThrowWireType(wireType, WireType.Fixed64);
        var bits = reader.ReadFixed64();
        return new DateTime((long)(bits & 0x3FFF_FFFF_FFFF_FFFF), (DateTimeKind)(bits >> 62));
    }
}

internal sealed class DateTimeOffsetCodec : IFieldCodec<DateTimeOffset>
{
    public void WriteField(ref Writer writer, uint id, DateTimeOffset value)
    {
        writer.WriteTag(id, WireType.LengthPrefixed);
        writer.WriteByte(10);
        writer.WriteFixed64((ulong)value.Ticks);
        var minutes = (short)(value.Offset.Ticks / TimeSpan.TicksPerMinute);
        writer.WriteByte((byte)minutes);
        writer.WriteByte((byte)(minutes >> 8));
    }

    public DateTimeOffset ReadField(ref Reader reader, WireType wireType)
    {
        var bytes = Blobs.ReadExactly(ref reader, wireType, 10);
        var minutes = System.Buffers.Binary.BinaryPrimitives.ReadInt16LittleEndian(bytes[8..]);
        return new DateTimeOffset(System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(bytes), TimeSpan.FromMinutes(minutes));
    }
}

internal sealed class TimeSpanCodec : IFieldCodec<TimeSpan>
{
    public void WriteField(ref Writer writer, uint id, TimeSpan value) => writer.WriteInt64(id, value.Ticks);

    public TimeSpan ReadField(ref Reader reader, WireType wireType) => new(reader.ReadInt64(wireType));
}

internal sealed class DateOnlyCodec : IFieldCodec<DateOnly>
{
    public void WriteField(ref Writer writer, uint id, DateOnly value) => writer.WriteInt32(id, value.DayNumber);

    public DateOnly ReadField(ref Reader reader, WireType wireType) => DateOnly.FromDayNumber(reader.ReadInt32(wireType));
}

internal sealed class TimeOnlyCodec : IFieldCodec<TimeOnly>
{
    public void WriteField(ref Writer writer, uint id, TimeOnly value) => writer.WriteInt64(id, value.Ticks);

    public TimeOnly ReadField(ref Reader reader, WireType wireType) => new(reader.ReadInt64(wireType));
}
