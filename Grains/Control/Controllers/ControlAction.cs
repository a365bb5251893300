using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Which way the output moves when the measurement rises.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ControlAction>))]
public enum ControlAction
{
    /// <summary>The output rises with the measurement (cooling, capacity): error = measurement − set-point.</summary>
    [JsonStringEnumMemberName("direct")] Direct = 0,

    /// <summary>The output falls when the measurement rises (heating): error = set-point − measurement.</summary>
    [JsonStringEnumMemberName("reverse")] Reverse = 1,
}
