using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Stages;

/// <summary>The stages that are pure functions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageKind>))]
public enum StageKind
{
    /// <summary>Exponentially weighted moving average.</summary>
    [JsonStringEnumMemberName("ewma")] Ewma = 0,

    /// <summary>Median of the last samples.</summary>
    [JsonStringEnumMemberName("median_window")] MedianWindow = 1,

    /// <summary>Mean of the last samples.</summary>
    [JsonStringEnumMemberName("moving_average")] MovingAverage = 2,

    /// <summary>Kalman filter of a random walk.</summary>
    [JsonStringEnumMemberName("kalman1d")] Kalman1d = 3,

    /// <summary>Rate of change.</summary>
    [JsonStringEnumMemberName("derivative")] Derivative = 4,

    /// <summary>Follows no faster than allowed.</summary>
    [JsonStringEnumMemberName("rate_limit")] RateLimit = 5,

    /// <summary>Stays until the input has moved far enough.</summary>
    [JsonStringEnumMemberName("deadband")] Deadband = 6,

    /// <summary>Limits to a range.</summary>
    [JsonStringEnumMemberName("clamp")] Clamp = 7,

    /// <summary>Gain and offset.</summary>
    [JsonStringEnumMemberName("scale")] Scale = 8,

    /// <summary>Interpolated table.</summary>
    [JsonStringEnumMemberName("lookup")] Lookup = 9,

    /// <summary>Bad unless a condition holds.</summary>
    [JsonStringEnumMemberName("validate")] Validate = 10,

    /// <summary>A formula.</summary>
    [JsonStringEnumMemberName("expression")] Expression = 11,

    /// <summary>Robust z-score.</summary>
    [JsonStringEnumMemberName("anomaly")] Anomaly = 12,
}
