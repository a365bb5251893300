using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Loops.State;

/// <summary>A definition that decides beside the one in force, and how its decisions differ so far.</summary>
internal sealed record CandidateState
{
    /// <summary>16: enough to see a pattern, and little to write with every step.</summary>
    public const int Kept = 16;

    /// <summary>Content hash; the text is kept apart.</summary>
    public string Hash { get; init; } = "";

    public long Revision { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public long Steps { get; init; }

    public long Different { get; init; }

    public double LargestDifference { get; init; }

    public long LargestSeq { get; init; }

    public long Skipped { get; init; }

    public long Failed { get; init; }

    public ImmutableArray<CandidateDifference> Last { get; init; } = [];

    /// <summary>What the candidate itself remembers; the samples are those of the loop.</summary>
    public LoopState Memory { get; init; } = new();
}
