using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace OrleansHa.Silo.Outputs.Kubernetes;

[JsonSerializable(typeof(JsonObject))]
internal sealed partial class KubernetesJson : JsonSerializerContext;
