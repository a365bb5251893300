namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>How a loop stands with the store.</summary>
[GenerateSerializer, Alias("loops.CommitStatus")]
public sealed record CommitStatus
{
    /// <summary>strong or eventual, as the definition says.</summary>
    [Id(0)] public string Consistency { get; init; } = "strong";

    /// <summary>ok; late: the store does not answer and the step waits; journal: it decides from memory; frozen: it does not decide.</summary>
    [Id(1)] public string Store { get; init; } = "ok";

    /// <summary>Why it is frozen; null when it is not.</summary>
    [Id(2)] public string? Reason { get; init; }

    /// <summary>The last committed step.</summary>
    [Id(3)] public long CommittedSeq { get; init; }

    /// <summary>Age of the oldest step that has acted and is not committed: what a crash would lose now. 0 when there is none.</summary>
    [Id(4)] public double LagMs { get; init; }

    /// <summary>The bound on <see cref="LagMs"/> while the store answers; 0 with strong.</summary>
    [Id(5)] public double MaxLagMs { get; init; }

    /// <summary>How long the store has been away for this loop; null while it is not.</summary>
    [Id(6)] public double? OutageMs { get; init; }

    /// <summary>How many seqs the journal on the owner's disk spans.</summary>
    [Id(7)] public long Journalled { get; init; }
}
