using System.Text.Json.Serialization;

namespace OrleansHa.Samples.Boiler;

/// <summary>What is wrong with a sensor, switched by tests.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SensorFault>))]
internal enum SensorFault
{
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Its listener is closed: connections are refused.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,

    /// <summary>It goes on answering the value it had, with a fresh time.</summary>
    [JsonStringEnumMemberName("frozen")]
    Frozen,

    /// <summary>It answers <c>{"value": null}</c>.</summary>
    [JsonStringEnumMemberName("null")]
    Null,
}
