using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What a gain schedule looks at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScheduleVariable>))]
public enum ScheduleVariable
{
    /// <summary>The controller's input.</summary>
    [JsonStringEnumMemberName("measurement")] Measurement = 0,

    /// <summary>The set-point in force.</summary>
    [JsonStringEnumMemberName("setpoint")] Setpoint = 1,

    /// <summary>The controller's own output.</summary>
    [JsonStringEnumMemberName("output")] Output = 2,
}
