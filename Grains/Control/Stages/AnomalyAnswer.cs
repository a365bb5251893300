using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Stages;

/// <summary>What becomes of an anomaly.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnomalyAnswer>))]
public enum AnomalyAnswer
{
    /// <summary>It passes, at best as Uncertain.</summary>
    [JsonStringEnumMemberName("mark")] Mark = 0,

    /// <summary>The median of the window stands for it, at best as Uncertain_SubstituteValue.</summary>
    [JsonStringEnumMemberName("replace")] Replace = 1,

    /// <summary>It is an error of the stage: Bad_SensorFailure.</summary>
    [JsonStringEnumMemberName("reject")] Reject = 2,
}
