namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>A hot standby of a loop.</summary>
[GenerateSerializer, Alias("loops.StandbyStatus")]
public sealed record StandbyStatus
{
    [Id(0)] public string Silo { get; init; } = "";

    [Id(1)] public string Zone { get; init; } = "";

    /// <summary>standby, catching_up, fenced.</summary>
    [Id(2)] public string Role { get; init; } = "";

    [Id(3)] public long Epoch { get; init; }

    [Id(4)] public long Seq { get; init; }

    [Id(5)] public double LagMs { get; init; }
}
