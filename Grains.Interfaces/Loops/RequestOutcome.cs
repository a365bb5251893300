using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>What a failed request has changed.</summary>
[GenerateSerializer, Alias("loops.RequestOutcome")]
[JsonConverter(typeof(JsonStringEnumConverter<RequestOutcome>))]
public enum RequestOutcome
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("none")] None = 0,

    /// <summary>All of it.</summary>
    [JsonStringEnumMemberName("applied")] Applied = 1,

    /// <summary>Not known; repeating it with the same ids is safe.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown = 2,
}
