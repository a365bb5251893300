using System.Globalization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.WireProtocol;

namespace Orleans.Serialization.Codecs;

// Immutable classes that have an exact text; identity within a message is not kept for them, as for strings.

internal sealed class UriCodec : IFieldCodec<Uri>
{
    public void WriteField(ref Writer writer, uint id, Uri value) => writer.WriteString(id, value?.OriginalString);

    public Uri ReadField(ref Reader reader, WireType wireType) =>
        reader.ReadString(wireType) is { } text ? new Uri(text, UriKind.RelativeOrAbsolute) : null!;
}

internal sealed class VersionCodec : IFieldCodec<Version>
{
    public void WriteField(ref Writer writer, uint id, Version value) => writer.WriteString(id, value?.ToString());

    public Version ReadField(ref Reader reader, WireType wireType) => reader.ReadString(wireType) is { } text ? Version.Parse(text) : null!;
}

internal sealed class CultureInfoCodec : IFieldCodec<CultureInfo>
{
    public void WriteField(ref Writer writer, uint id, CultureInfo value) => writer.WriteString(id, value?.Name);

    public CultureInfo ReadField(ref Reader reader, WireType wireType) =>
        reader.ReadString(wireType) is { } text ? CultureInfo.GetCultureInfo(text) : null!;
}

/// <summary>Types as values: only those that a manifest declares, by their wire name.</summary>
internal sealed class TypeCodec(CodecProvider provider) : IFieldCodec<Type>
{
    public void WriteField(ref Writer writer, uint id, Type value) => writer.WriteString(id, value is null ? null : provider.Names.NameOf(value));

    public Type ReadField(ref Reader reader, WireType wireType)
    {
        if (reader.ReadString(wireType) is not { } name) return null!;
        return provider.Names.TryParse(name, out var type)
            ? type
            : throw new SerializerException($"The message holds the type '{name}', which no manifest of this process declares.");
    }
}
