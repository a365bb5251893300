using System.Text.Json.Serialization;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Standbys;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutboxEntry[]))]
internal sealed partial class OutboxJson : JsonSerializerContext;
