using System.Text.Json.Serialization;
using System.Text.Json;

namespace Orleans.Runtime;

internal sealed class GrainIdJsonConverter : JsonConverter<GrainId>
{
    public override GrainId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? GrainId.Parse(text) : default;

    public override void Write(Utf8JsonWriter writer, GrainId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override GrainId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        GrainId.Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, GrainId value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
}
