using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Interfaces.Loops;

[GenerateSerializer, Alias("loops.LoopOperationKind")]
[JsonConverter(typeof(JsonStringEnumConverter<LoopOperationKind>))]
public enum LoopOperationKind
{
    /// <summary>The output stays where it is until <see cref="Resume"/>; whatever mode is asked for meanwhile begins then.</summary>
    [JsonStringEnumMemberName("pause")] Pause = 0,

    /// <summary>Ends a pause.</summary>
    [JsonStringEnumMemberName("resume")] Resume = 1,

    [JsonStringEnumMemberName("mode")] Mode = 2,

    [JsonStringEnumMemberName("setpoint")] Setpoint = 3,
}
