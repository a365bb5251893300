namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>How a candidate's decisions differ from those in force.</summary>
[GenerateSerializer, Alias("loops.CandidateReport")]
public sealed record CandidateReport
{
    /// <summary>The revision that it was started beside.</summary>
    [Id(0)] public long Revision { get; init; }

    /// <summary>Content hash of its definition, 64 hexadecimal digits.</summary>
    [Id(1)] public string Hash { get; init; } = "";

    [Id(2)] public DateTimeOffset StartedAt { get; init; }

    /// <summary>Compared.</summary>
    [Id(3)] public long Steps { get; init; }

    /// <summary>Of these, with another output.</summary>
    [Id(4)] public long Different { get; init; }

    /// <summary>In the output's unit, without its sign.</summary>
    [Id(5)] public double LargestDifference { get; init; }

    /// <summary>Where the largest difference was.</summary>
    [Id(6)] public long LargestSeq { get; init; }

    /// <summary>Not compared: the candidate was still busy with a step before.</summary>
    [Id(7)] public long Skipped { get; init; }

    /// <summary>Not compared: the candidate failed.</summary>
    [Id(8)] public long Failed { get; init; }

    /// <summary>The latest differences, oldest first.</summary>
    [Id(9)] public CandidateDifference[] Last { get; init; } = [];
}
