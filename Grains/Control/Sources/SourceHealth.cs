using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control.Sources;

/// <summary>What the watchdog and the selector say of one source.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceHealth>))]
public enum SourceHealth
{
    /// <summary>Delivers new values.</summary>
    [JsonStringEnumMemberName("ok")] Ok = 0,

    /// <summary>Connected as far as known, but silent for longer than <c>stallAfter</c>.</summary>
    [JsonStringEnumMemberName("stalled")] Stalled = 1,

    /// <summary>Repeats one value for longer than <c>stuckAfter</c> samples.</summary>
    [JsonStringEnumMemberName("stuck")] Stuck = 2,

    /// <summary>Differs from the voted value by more than <c>maxDeviation</c>.</summary>
    [JsonStringEnumMemberName("deviating")] Deviating = 3,

    /// <summary>Cannot be reached, or has never delivered.</summary>
    [JsonStringEnumMemberName("disconnected")] Disconnected = 4,

    /// <summary>Answers, but too many answers are no value.</summary>
    [JsonStringEnumMemberName("error_dense")] ErrorDense = 5,
}
