using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Interfaces.Loops;

[GenerateSerializer, Alias("loops.OperationOutcome")]
[JsonConverter(typeof(JsonStringEnumConverter<OperationOutcome>))]
public enum OperationOutcome
{
    /// <summary>Committed.</summary>
    [JsonStringEnumMemberName("applied")] Applied = 0,

    /// <summary>Its key was applied before; nothing was done again.</summary>
    [JsonStringEnumMemberName("repeated")] Repeated = 1,

    /// <summary>It cannot be done to this loop; see <see cref="OperationResult.Error"/>.</summary>
    [JsonStringEnumMemberName("refused")] Refused = 2,

    /// <summary>The store or the owner was in the way; see <see cref="OperationResult.Error"/>.</summary>
    [JsonStringEnumMemberName("failed")] Failed = 3,
}
