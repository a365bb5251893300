using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Loops.State;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LoopState))]
internal sealed partial class LoopStateJson : JsonSerializerContext;
