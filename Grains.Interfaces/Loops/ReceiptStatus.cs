using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Interfaces.Loops;

[GenerateSerializer, Alias("loops.ReceiptStatus")]
[JsonConverter(typeof(JsonStringEnumConverter<ReceiptStatus>))]
public enum ReceiptStatus
{
    [JsonStringEnumMemberName("accepted")] Accepted = 0,

    /// <summary>The id was accepted before; the effect is there once.</summary>
    [JsonStringEnumMemberName("duplicate")] Duplicate = 1,

    /// <summary>Older than the newest sample of its source.</summary>
    [JsonStringEnumMemberName("stale")] Stale = 2,

    /// <summary>See <see cref="SignalReceipt.Error"/>.</summary>
    [JsonStringEnumMemberName("refused")] Refused = 3,
}
