using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>How one value is chosen from a signal's sources.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SelectorKind>))]
public enum SelectorKind
{
    /// <summary>The first usable source by priority.</summary>
    [JsonStringEnumMemberName("failover")] Failover = 0,

    /// <summary>The median of the sources that agree.</summary>
    [JsonStringEnumMemberName("median")] Median = 1,
}
