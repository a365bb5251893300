using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>
/// How many seqs a commit reserves ahead for steps that may act before their own commit. The next owner begins above them, so
/// that a key never stands for two decisions (docs/adr/0010-reserved-seqs.md). Pure.
/// </summary>
internal static class SeqReserve
{
    // Samples that trigger steps come in bursts; a burst beyond this waits for a commit.
    private const long Burst = 64;

    // Driving an output to its safe end takes some steps; a rate that needs more of them stops on the way.
    private const long Drive = 256;

    /// <returns>0 for a loop that never acts before its commit.</returns>
    public static long Size(LoopPlan plan)
    {
        var definition = plan.Definition;
        var size = 0L;
        // Twice the lag: the next commit renews the reserve while the last one's is in use.
        if (definition.Consistency.State == StateConsistency.Eventual)
            size = Burst + Steps(definition.Consistency.MaxLag * 2, definition.Period);
        if (definition.OnStoreLoss == StoreLossAction.Continue)
            size += Burst + Steps(definition.MaxStoreOutage, definition.Period);
        return StoreLossPolicy.Drives(plan) ? size + Drive : size;
    }

    private static long Steps(TimeSpan span, TimeSpan period) => (long)Math.Ceiling(span / period);
}
