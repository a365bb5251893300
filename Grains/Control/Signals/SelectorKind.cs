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

    /// <summary>The mean of the sources that are no outliers.</summary>
    [JsonStringEnumMemberName("average")] Average = 2,

    /// <summary>The value in the middle of the sources that agree with each other, two of three as a rule.</summary>
    [JsonStringEnumMemberName("vote2oo3")] Vote2oo3 = 3,

    /// <summary>The largest value of the sources that agree.</summary>
    [JsonStringEnumMemberName("max")] Max = 4,

    /// <summary>The smallest value of the sources that agree.</summary>
    [JsonStringEnumMemberName("min")] Min = 5,

    /// <summary>The streams take turns, sample by sample; one that stalls is left out at once.</summary>
    [JsonStringEnumMemberName("load_balance")] LoadBalance = 6,
}
