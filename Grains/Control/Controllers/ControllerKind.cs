using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>The controllers that are pure functions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ControllerKind>))]
public enum ControllerKind
{
    /// <summary>Proportional, integral, derivative.</summary>
    [JsonStringEnumMemberName("pid")] Pid = 0,

    /// <summary>The output of the highest row reached.</summary>
    [JsonStringEnumMemberName("threshold")] Threshold = 1,

    /// <summary>Two outputs, and a band in which nothing changes.</summary>
    [JsonStringEnumMemberName("hysteresis")] Hysteresis = 2,

    /// <summary>A table of changes, as autoscalers have it.</summary>
    [JsonStringEnumMemberName("step")] Step = 3,

    /// <summary>Target tracking, as autoscalers have it.</summary>
    [JsonStringEnumMemberName("ratio")] Ratio = 4,

    /// <summary>A PID whose set-point is another loop's output.</summary>
    [JsonStringEnumMemberName("cascade")] Cascade = 5,

    /// <summary>A formula.</summary>
    [JsonStringEnumMemberName("expression")] Expression = 6,

    /// <summary>A class of a user's.</summary>
    [JsonStringEnumMemberName("custom")] Custom = 7,
}
