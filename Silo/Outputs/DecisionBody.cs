using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansHa.Grains.Outputs;

namespace OrleansHa.Silo.Outputs;

/// <summary>A decision as JSON: the body of a request or message, and a line of a file.</summary>
internal sealed record DecisionBody(
    [property: JsonPropertyName("loop")] string Loop,
    [property: JsonPropertyName("output")] string Output,
    [property: JsonPropertyName("seq")] long Seq,
    [property: JsonPropertyName("epoch")] long Epoch,
    [property: JsonPropertyName("value")] double Value,
    [property: JsonPropertyName("quality")] string Quality,
    [property: JsonPropertyName("at")] DateTimeOffset At)
{
    /// <summary>The same on every retry; null where a header says it.</summary>
    [JsonPropertyName("key")]
    public string? Key { get; init; }

    /// <summary>The epoch of who sends it; null where a header says it.</summary>
    [JsonPropertyName("senderEpoch")]
    public long? SenderEpoch { get; init; }

    public static DecisionBody Of(OutputMessage message)
    {
        var decision = message.Decision;
        return new DecisionBody(message.Loop, decision.Output, decision.Seq, decision.Epoch, decision.Value, decision.Quality.ToString(), decision.At);
    }

    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, DecisionJson.Default.DecisionBody);
}
