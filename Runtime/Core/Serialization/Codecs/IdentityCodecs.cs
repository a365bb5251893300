using System.Net;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

internal sealed class GuidCodec : IFieldCodec<Guid>
{
    public void WriteField(ref Writer writer, uint id, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes);
        writer.WriteBlob(id, bytes);
    }

    public Guid ReadField(ref Reader reader, WireType wireType) => new(Blobs.ReadExactly(ref reader, wireType, 16));
}

/// <summary>The hash is computed again by the reader: a forged one would break look-ups.</summary>
internal sealed class IdSpanCodec : IFieldCodec<IdSpan>
{
    public void WriteField(ref Writer writer, uint id, IdSpan value)
    {
        if (value.IsDefault) writer.WriteNull(id);
        else writer.WriteBlob(id, value.AsSpan());
    }

    public IdSpan ReadField(ref Reader reader, WireType wireType) =>
        wireType == WireType.Null ? default : new IdSpan(reader.ReadBlob(wireType).ToArray());
}

internal sealed class GrainTypeCodec : IFieldCodec<GrainType>
{
    private readonly IdSpanCodec _id = new();

    public void WriteField(ref Writer writer, uint id, GrainType value) => _id.WriteField(ref writer, id, value.Value);

    public GrainType ReadField(ref Reader reader, WireType wireType) => new(_id.ReadField(ref reader, wireType));
}

internal sealed class GrainInterfaceTypeCodec : IFieldCodec<GrainInterfaceType>
{
    private readonly IdSpanCodec _id = new();

    public void WriteField(ref Writer writer, uint id, GrainInterfaceType value) => _id.WriteField(ref writer, id, value.Value);

    public GrainInterfaceType ReadField(ref Reader reader, WireType wireType) => new(_id.ReadField(ref reader, wireType));
}

internal sealed class GrainIdCodec : IFieldCodec<GrainId>
{
    private readonly IdSpanCodec _part = new();

    public void WriteField(ref Writer writer, uint id, GrainId value)
    {
        writer.BeginGroup(id, WireType.Value);
        _part.WriteField(ref writer, 0, value.Type.Value);
        _part.WriteField(ref writer, 1, value.Key);
        writer.EndGroup();
    }

    public GrainId ReadField(ref Reader reader, WireType wireType)
    {
        if (wireType != WireType.Value) reader.ThrowWireType(wireType, WireType.Value);
        IdSpan type = default, key = default;
        reader.BeginGroup();
        while (reader.TryReadField(out var field))
        {
            if (field.Id == 0) type = _part.ReadField(ref reader, field.WireType);
            else if (field.Id == 1) key = _part.ReadField(ref reader, field.WireType);
            else reader.Skip(field.WireType);
        }

        reader.EndGroup();
        return new GrainId(new GrainType(type), key);
    }
}

internal sealed class IPAddressCodec : IFieldCodec<IPAddress>
{
    public void WriteField(ref Writer writer, uint id, IPAddress value)
    {
        if (value is null) writer.WriteNull(id);
        else writer.WriteString(id, value.ToString());
    }

    public IPAddress ReadField(ref Reader reader, WireType wireType) => reader.ReadString(wireType) is { } text ? IPAddress.Parse(text) : null!;
}

internal sealed class IPEndPointCodec : IFieldCodec<IPEndPoint>
{
    public void WriteField(ref Writer writer, uint id, IPEndPoint value)
    {
        if (value is null) writer.WriteNull(id);
        else writer.WriteString(id, value.ToString());
    }

    public IPEndPoint ReadField(ref Reader reader, WireType wireType) => reader.ReadString(wireType) is { } text ? IPEndPoint.Parse(text) : null!;
}

internal sealed class SiloAddressCodec : IFieldCodec<SiloAddress>
{
    public void WriteField(ref Writer writer, uint id, SiloAddress value) => writer.WriteString(id, value?.ToParsableString());

    public SiloAddress ReadField(ref Reader reader, WireType wireType) => reader.ReadString(wireType) is { } text ? SiloAddress.Parse(text) : null!;
}
