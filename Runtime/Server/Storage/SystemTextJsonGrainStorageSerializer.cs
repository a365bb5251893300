using System.Text.Json;

namespace Orleans.Storage;

/// <summary>Stores states as System.Text.Json writes them, everything included.</summary>
public sealed class SystemTextJsonGrainStorageSerializer : IGrainStorageSerializer
{
    private readonly JsonSerializerOptions _options;

    /// <summary>With the framework's defaults.</summary>
    public SystemTextJsonGrainStorageSerializer()
        : this(JsonSerializerOptions.Default)
    {
    }

    /// <summary>With options of one's own.</summary>
    public SystemTextJsonGrainStorageSerializer(JsonSerializerOptions options) => _options = options;

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, _options));

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return JsonSerializer.Deserialize<T>(input.ToMemory().Span, _options);
    }
}
