using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>What happens when a signal has no usable value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailAction>))]
public enum FailAction
{
    /// <summary>Serve the last usable value for a while.</summary>
    [JsonStringEnumMemberName("hold_last")] HoldLast = 0,

    /// <summary>Serve a configured value.</summary>
    [JsonStringEnumMemberName("substitute")] Substitute = 1,

    /// <summary>Drive the output to its lower limit.</summary>
    [JsonStringEnumMemberName("fail_low")] FailLow = 2,

    /// <summary>Drive the output to its upper limit.</summary>
    [JsonStringEnumMemberName("fail_high")] FailHigh = 3,

    /// <summary>Leave the output where it is and hand over to the operator.</summary>
    [JsonStringEnumMemberName("manual")] Manual = 4,
}
