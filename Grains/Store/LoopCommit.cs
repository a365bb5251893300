namespace OrleansHa.Grains.Store;

/// <summary>One step of one loop: all of it takes effect, or nothing.</summary>
/// <param name="Id">The loop's row.</param>
/// <param name="Epoch">The epoch it was decided under.</param>
/// <param name="Seq">One above the last committed.</param>
/// <param name="State">The whole state afterwards.</param>
/// <param name="Decided">Decisions to deliver.</param>
/// <param name="Retired">Decisions that need no more delivery.</param>
internal sealed record LoopCommit(
    long Id, long Epoch, long Seq, byte[] State, IReadOnlyList<OutboxEntry> Decided, IReadOnlyList<OutboxRetirement> Retired);
