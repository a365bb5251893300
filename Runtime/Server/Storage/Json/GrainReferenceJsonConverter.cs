using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orleans.Storage;

/// <summary>Grain references in stored states, as grain id and interface.</summary>
internal sealed class GrainReferenceJsonConverter(Lazy<IGrainReferenceFactory> references) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeof(IAddressable).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert), references)!;

    private sealed class Converter<T>(Lazy<IGrainReferenceFactory> references) : JsonConverter<T>
        where T : IAddressable
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var stored = JsonSerializer.Deserialize<StoredReference>(ref reader, options);
            if (stored is null) return default;
            var reference = references.Value.CreateReference(GrainId.Parse(stored.Id), string.IsNullOrEmpty(stored.Interface) ? default : GrainInterfaceType.Create(stored.Interface));
            return reference is T typed ? typed : (T)(IAddressable)references.Value.CreateReference(reference, typeof(T));
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var reference = value as GrainReference ?? references.Value.CreateReference(value, typeof(T));
            JsonSerializer.Serialize(writer, new StoredReference(reference.GrainId.ToString(), reference.InterfaceType.ToString()), options);
        }
    }

    private sealed record StoredReference(string Id, string? Interface);
}
