using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What a step row's change means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepAdjustment>))]
public enum StepAdjustment
{
    /// <summary>Added to the output.</summary>
    [JsonStringEnumMemberName("change")] Change = 0,

    /// <summary>Added to the output, in percent of it.</summary>
    [JsonStringEnumMemberName("percent")] Percent = 1,

    /// <summary>The output itself.</summary>
    [JsonStringEnumMemberName("exact")] Exact = 2,
}
