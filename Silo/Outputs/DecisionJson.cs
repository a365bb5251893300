using System.Text.Json.Serialization;

namespace OrleansHa.Silo.Outputs;

[JsonSerializable(typeof(DecisionBody))]
internal sealed partial class DecisionJson : JsonSerializerContext;
