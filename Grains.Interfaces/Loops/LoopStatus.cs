namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>A running loop, as of its last committed step.</summary>
[GenerateSerializer, Alias("loops.LoopStatus")]
public sealed record LoopStatus
{
    [Id(0)] public string Name { get; init; } = "";

    [Id(1)] public long Revision { get; init; }

    [Id(2)] public ModeStatus Mode { get; init; } = new();

    [Id(3)] public long Epoch { get; init; }

    [Id(4)] public long Seq { get; init; }

    [Id(5)] public OwnerStatus Owner { get; init; } = new();

    [Id(6)] public Quality Quality { get; init; }

    [Id(7)] public Dictionary<string, SignalStatus> Signals { get; init; } = [];

    /// <summary>In the unit of the controlled signal; null for a controller without one.</summary>
    [Id(8)] public double? Setpoint { get; init; }

    /// <summary>Null until the first decision.</summary>
    [Id(9)] public double? Output { get; init; }

    /// <summary>Null until the first step.</summary>
    [Id(10)] public double? LastStepAgeMs { get; init; }

    /// <summary>Committed steps of all owners.</summary>
    [Id(11)] public long StepsTotal { get; init; }

    [Id(12)] public StandbyStatus[] Standbys { get; init; } = [];

    [Id(13)] public Dictionary<string, OutputStatus> Outputs { get; init; } = [];

    /// <summary>How often another silo took this loop over.</summary>
    [Id(14)] public long Takeovers { get; init; }

    /// <summary>From the last committed step of the owner before to the first of this one; null when there was none before.</summary>
    [Id(15)] public double? LastTakeoverMs { get; init; }

    /// <summary>Whether the store answers; decisions are held while it does not.</summary>
    [Id(16)] public bool StoreReachable { get; init; } = true;

    [Id(24)] public CommitStatus Commit { get; init; } = new();
}
