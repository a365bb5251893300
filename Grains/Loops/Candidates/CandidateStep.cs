using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Outputs;

namespace OrleansHa.Grains.Loops.Candidates;

/// <summary>What a candidate starts from, sees and is compared by. Pure.</summary>
internal static class CandidateStep
{
    /// <summary>A candidate goes on from the state in force, as if it had been applied now.</summary>
    public static CandidateState Begin(LoopState state, string hash, long revision, DateTimeOffset now) =>
        new() { Hash = hash, Revision = revision, StartedAt = now, Memory = Strip(state) };

    /// <summary>The candidate's memory with the loop's samples and what operators and inner loops ask.</summary>
    public static LoopState WithInputs(LoopState memory, LoopState running)
    {
        var signals = running.Signals.ToBuilder();
        foreach (var (name, state) in running.Signals)
        {
            var own = memory.Signals.GetValueOrDefault(name) ?? SignalState.Empty;
            signals[name] = own with { Sources = state.Sources };
        }

        return memory with { Signals = signals.ToImmutable(), Operator = running.Operator, Followers = running.Followers };
    }

    public static CandidateState Tally(CandidateState candidate, LoopState decided, LoopState running, long seq)
    {
        var next = candidate with { Steps = candidate.Steps + 1, Memory = Strip(decided) };
        var (ours, theirs) = (running.Last.Output, decided.Last.Output);
        if (ours.Equals(theirs))
            return next;
        var size = ours is { } one && theirs is { } other ? Math.Abs(one - other) : 0;
        var last = candidate.Last.Add(new CandidateDifference(seq, running.Last.At ?? default, ours, theirs));
        return next with
        {
            Different = candidate.Different + 1,
            LargestDifference = Math.Max(size, candidate.LargestDifference),
            LargestSeq = size > candidate.LargestDifference || candidate.LargestSeq == 0 ? seq : candidate.LargestSeq,
            Last = last.Length > CandidateState.Kept ? last.RemoveAt(0) : last,
        };
    }

    public static CandidateReport Report(CandidateState candidate) => new()
    {
        Revision = candidate.Revision,
        Hash = candidate.Hash,
        StartedAt = candidate.StartedAt,
        Steps = candidate.Steps,
        Different = candidate.Different,
        LargestDifference = candidate.LargestDifference,
        LargestSeq = candidate.LargestSeq,
        Skipped = candidate.Skipped,
        Failed = candidate.Failed,
        Last = [.. candidate.Last],
    };

    // Samples, accounts and wishes are the loop's, and need not be stored twice.
    private static LoopState Strip(LoopState state) => state with
    {
        Signals = state.Signals.ToImmutableSortedDictionary(
            signal => signal.Key, signal => new SignalState { Selector = signal.Value.Selector, Fail = signal.Value.Fail }),
        Outputs = ImmutableSortedDictionary<string, OutputLedger>.Empty,
        Operator = null,
        Followers = null,
        Candidate = null,
    };
}
