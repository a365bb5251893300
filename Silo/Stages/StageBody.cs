using System.Text.Json.Serialization;

namespace OrleansHa.Silo.Stages;

/// <summary>What a service is asked.</summary>
internal sealed record StageBody(string Loop, string Stage, long Seq, double Value, string Quality, DateTimeOffset At);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StageBody))]
internal sealed partial class StageJson : JsonSerializerContext;
