using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Stages;

/// <summary>What a table says of an input beyond its ends.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LookupOutside>))]
public enum LookupOutside
{
    /// <summary>The output at that end, at best Good_Clamped.</summary>
    [JsonStringEnumMemberName("clamp")] Clamp = 0,

    /// <summary>The line through the last two points, at best Uncertain_EngineeringUnitsExceeded.</summary>
    [JsonStringEnumMemberName("extrapolate")] Extrapolate = 1,

    /// <summary>Nothing: Bad_SensorFailure.</summary>
    [JsonStringEnumMemberName("refuse")] Refuse = 2,
}
