using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>Makes the one commit that brings the store up to what was journalled. Pure.</summary>
internal static class JournalReconciliation
{
    /// <param name="steps">The newest record of the loop.</param>
    /// <param name="seq">The seq that the store holds under the same epoch.</param>
    /// <returns>Null when the store has them already, or has moved past where they began.</returns>
    public static LoopCommit? Commit(JournalledSteps steps, long seq)
    {
        if (seq >= steps.Seq || (seq != steps.Committed && seq != steps.Sent))
            return null;
        // The commit of unknown outcome is in, or it is not: what it brought has rows only if it is.
        OutboxEntry[] decided = [.. steps.Decided.Where(entry => entry.Seq > seq)];
        var merged = StepMerge.Of(decided, steps.Ended, end => end.Reason is not null);
        var state = OutputAccounts.Retire(LoopStateCodec.Decode(steps.State), merged.Ended);
        OutboxRetirement[] rows = [.. steps.Retired, .. merged.Rows.Select(end => new OutboxRetirement(end.Output, end.Seq, end.Reason))];
        return new LoopCommit(steps.Id, steps.Epoch, steps.Seq, LoopStateCodec.Encode(state), merged.Decided, rows) { Previous = seq };
    }
}
