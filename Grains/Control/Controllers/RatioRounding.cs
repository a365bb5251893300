using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>How a ratio's output is rounded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RatioRounding>))]
public enum RatioRounding
{
    /// <summary>To the next whole number above.</summary>
    [JsonStringEnumMemberName("up")] Up = 0,

    /// <summary>To the nearest whole number.</summary>
    [JsonStringEnumMemberName("nearest")] Nearest = 1,

    /// <summary>Not at all.</summary>
    [JsonStringEnumMemberName("none")] None = 2,
}
