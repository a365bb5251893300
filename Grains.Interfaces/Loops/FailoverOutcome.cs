using System.Text.Json.Serialization;

namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>What became of a failover request.</summary>
[GenerateSerializer, Alias("loops.FailoverOutcome")]
[JsonConverter(typeof(JsonStringEnumConverter<FailoverOutcome>))]
public enum FailoverOutcome
{
    /// <summary>It is on its way; the status shows the new owner and a higher epoch within a moment.</summary>
    [JsonStringEnumMemberName("moving")] Moving = 0,

    /// <summary>It is there already, or was moved since the expected epoch.</summary>
    [JsonStringEnumMemberName("unchanged")] Unchanged = 1,

    /// <summary>No active silo may hold it there.</summary>
    [JsonStringEnumMemberName("no_target")] NoTarget = 2,

    /// <summary>There is no such loop.</summary>
    [JsonStringEnumMemberName("not_found")] NotFound = 3,
}
