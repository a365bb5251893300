using System.Text.Json.Serialization;

namespace OrleansHa.Silo.Outputs.Alertmanager;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AlertBody[]))]
internal sealed partial class AlertJson : JsonSerializerContext;
