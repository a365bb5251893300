using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Standbys;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>What an owner-to-be knows of its loop before it asks the store: from the owner that moves it here, or as a standby.</summary>
internal sealed record LoopInheritance(RememberedLoop Remembered, LoopPlan? Plan)
{
    private const string Key = "loop";

    /// <summary>Sends all along with an activation that moves.</summary>
    public static void Leave(IDehydrationContext context, LoopFeed feed) => context.TryAddValue(Key, feed.HandOver());

    /// <returns>Null when nothing was sent along: the owner was fenced.</returns>
    public static LoopInheritance? Take(IRehydrationContext context) =>
        context.TryGetValue<StandbyStep>(Key, out var step) && step.Definition is { } definition ? new LoopInheritance(Of(step.Seq, step.Revision, step.State, definition, step.Outbox), null) : null;

    /// <summary>The newest of both, and a plan if there is one for it.</summary>
    public static LoopInheritance? Of(LoopInheritance? moved, Replica? replica)
    {
        if (replica is null)
            return moved;
        if (moved is not null && moved.Remembered.Seq >= replica.Seq)
            return moved with { Plan = moved.Remembered.Revision == replica.Revision ? replica.Plan : null };
        return new LoopInheritance(Of(replica.Seq, replica.Revision, replica.State, replica.Definition, replica.Outbox), replica.Plan);
    }

    /// <returns>Null when it was made of another revision, or not at all.</returns>
    public LoopPlan? PlanOf(ClaimedLoop claimed) => claimed.Revision == Remembered.Revision ? Plan : null;

    private static RememberedLoop Of(long seq, long revision, byte[] state, StandbyDefinition definition, byte[]? outbox) =>
        new(seq, revision, state, definition.Text, definition.AppliedAt, outbox is null ? null : OutboxCodec.Decode(outbox));
}
