using System.Buffers;
using System.Text.Json;

namespace Orleans.Serialization;

/// <summary>JSON as System.Text.Json writes it.</summary>
internal sealed class JsonFormat(Func<Type, bool> isSupported, JsonSerializerOptions options) : IPluggedFormat
{
    public static bool IsDocument(Type type) => type == typeof(JsonElement) || type == typeof(JsonDocument);

    public bool Supports(Type type) => isSupported(type);

    public void Write<T>(T value, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        JsonSerializer.Serialize(writer, value, options);
    }

    public T? Read<T>(ReadOnlySpan<byte> input) => JsonSerializer.Deserialize<T>(input, options);
}
