using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Control;

/// <summary>
/// How far a value, decision or output may be trusted, in the words of OPC UA Part 8. Numbers are stable (they may be stored)
/// and ordered: a larger number is a worse quality, and the severity class stands in the two top bits of the low byte, as in
/// an OPC UA status code.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<Quality>))]
[SuppressMessage("Naming", "CA1707:Identifiers should not contain underscores", Justification = "These are the published words; they appear as they are in replies and metrics.")]
public enum Quality
{
    /// <summary>The value may be used.</summary>
    Good = 0,

    /// <summary>Good, but limited to a bound.</summary>
    Good_Clamped = 1,

    /// <summary>Good, set by an operator instead of by the process.</summary>
    Good_LocalOverride = 2,

    /// <summary>The value may be used with care; no closer reason is known.</summary>
    Uncertain = 64,

    /// <summary>The last usable value, served after its time.</summary>
    Uncertain_LastUsableValue = 65,

    /// <summary>A configured value standing in for a missing one.</summary>
    Uncertain_SubstituteValue = 66,

    /// <summary>A configured value from before the first measurement.</summary>
    Uncertain_InitialValue = 67,

    /// <summary>Fewer sources than configured stand behind the value; the quorum is met.</summary>
    Uncertain_SubNormal = 68,

    /// <summary>The value lies outside the range of its signal.</summary>
    Uncertain_EngineeringUnitsExceeded = 69,

    /// <summary>There is no usable value; no closer reason is known.</summary>
    Bad = 128,

    /// <summary>The source could not be reached.</summary>
    Bad_NotConnected = 129,

    /// <summary>The source was reached before and is silent now.</summary>
    Bad_NoCommunication = 130,

    /// <summary>The source answered with something that is no value, or sources contradict each other.</summary>
    Bad_SensorFailure = 131,

    /// <summary>The configuration does not allow a value.</summary>
    Bad_ConfigurationError = 132,

    /// <summary>The loop or source is switched off.</summary>
    Bad_OutOfService = 133,

    /// <summary>No value has arrived yet.</summary>
    Bad_WaitingForInitialData = 134,
}
