using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Interfaces.Loops;

[GenerateSerializer, Alias("loops.ApplyOutcome")]
[JsonConverter(typeof(JsonStringEnumConverter<ApplyOutcome>))]
public enum ApplyOutcome
{
    /// <summary>A loop of this name did not exist.</summary>
    [JsonStringEnumMemberName("created")] Created = 0,

    [JsonStringEnumMemberName("updated")] Updated = 1,

    /// <summary>The same text is in force already.</summary>
    [JsonStringEnumMemberName("unchanged")] Unchanged = 2,

    /// <summary>The definition has errors.</summary>
    [JsonStringEnumMemberName("invalid")] Invalid = 3,

    /// <summary>Another revision than the expected one is in force.</summary>
    [JsonStringEnumMemberName("conflict")] Conflict = 4,

    /// <summary>See <see cref="ApplyResult.Failure"/>.</summary>
    [JsonStringEnumMemberName("failed")] Failed = 5,
}
