using System.Text.Json.Serialization;

namespace OrleansHa.Silo.Outputs;

/// <summary>The body of a decision's request.</summary>
internal sealed record DecisionBody(
    [property: JsonPropertyName("loop")] string Loop,
    [property: JsonPropertyName("output")] string Output,
    [property: JsonPropertyName("seq")] long Seq,
    [property: JsonPropertyName("epoch")] long Epoch,
    [property: JsonPropertyName("value")] double Value,
    [property: JsonPropertyName("quality")] string Quality,
    [property: JsonPropertyName("at")] DateTimeOffset At);
