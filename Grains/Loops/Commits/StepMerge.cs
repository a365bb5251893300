using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>
/// What several steps come to in one commit. Pure. A decision that ended before it was ever committed needs no row: it counts in
/// the accounts alone. One that ended as a dead letter is committed as pending, because a dead letter is made out of its row;
/// its end goes with the commit after.
/// </summary>
internal static class StepMerge
{
    /// <param name="decided">Decisions that have no row yet.</param>
    /// <param name="ended">Deliveries that ended and are not in the accounts.</param>
    /// <param name="leavesLetter">Whether an end has to leave a dead letter.</param>
    public static MergedSteps Of(IReadOnlyList<OutboxEntry> decided, IReadOnlyList<Retirement> ended, Func<Retirement, bool> leavesLetter)
    {
        if (ended.Count == 0 || decided.Count == 0)
            return new MergedSteps(decided, ended, [], ended);

        var open = new Dictionary<(string Output, long Seq), OutboxEntry>(decided.Count);
        foreach (var entry in decided)
            open[(entry.Output, entry.Seq)] = entry;
        var rows = new List<Retirement>();
        var passed = new List<Retirement>();
        foreach (var end in ended)
        {
            if (!open.ContainsKey((end.Output, end.Seq)))
                rows.Add(end);
            else if (!leavesLetter(end))
                passed.Add(end);
        }

        foreach (var end in passed)
            open.Remove((end.Output, end.Seq));
        IReadOnlyList<OutboxEntry> kept = passed.Count == 0 ? decided : [.. decided.Where(entry => open.ContainsKey((entry.Output, entry.Seq)))];
        return new MergedSteps(kept, rows, passed, [.. rows, .. passed]);
    }
}
