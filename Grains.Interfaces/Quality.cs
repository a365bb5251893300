using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Interfaces;

/// <summary>
/// How far a value, decision or output may be trusted, in the words of OPC UA Part 8. Same words and numbers as the control
/// library's; a larger number is a worse quality.
/// </summary>
[GenerateSerializer, Alias("loops.Quality")]
[JsonConverter(typeof(JsonStringEnumConverter<Quality>))]
[SuppressMessage("Naming", "CA1707:Identifiers should not contain underscores", Justification = "These are the published words; they appear as they are in replies and metrics.")]
public enum Quality
{
    Good = 0,
    Good_Clamped = 1,
    Good_LocalOverride = 2,
    Uncertain = 64,
    Uncertain_LastUsableValue = 65,
    Uncertain_SubstituteValue = 66,
    Uncertain_InitialValue = 67,
    Uncertain_SubNormal = 68,
    Uncertain_EngineeringUnitsExceeded = 69,
    Bad = 128,
    Bad_NotConnected = 129,
    Bad_NoCommunication = 130,
    Bad_SensorFailure = 131,
    Bad_ConfigurationError = 132,
    Bad_OutOfService = 133,
    Bad_WaitingForInitialData = 134,
}
