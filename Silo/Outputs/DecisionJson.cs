using System.Text.Json.Serialization;

namespace OrleansHa.Silo.Outputs;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DecisionBody))]
internal sealed partial class DecisionJson : JsonSerializerContext;
