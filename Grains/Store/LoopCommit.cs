namespace OrleansHa.Grains.Store;

/// <summary>One step of one loop, or several merged into their newest state: all of it takes effect, or nothing.</summary>
/// <param name="Id">The loop's row.</param>
/// <param name="Epoch">The epoch it was decided under.</param>
/// <param name="Seq">The newest step in it.</param>
/// <param name="State">The whole state afterwards.</param>
/// <param name="Decided">Decisions to deliver.</param>
/// <param name="Retired">Decisions that need no more delivery.</param>
internal sealed record LoopCommit(
    long Id, long Epoch, long Seq, byte[] State, IReadOnlyList<OutboxEntry> Decided, IReadOnlyList<OutboxRetirement> Retired)
{
    /// <summary>The last committed step, which the row must still hold; the one before <see cref="Seq"/> unless steps were merged.</summary>
    public long Previous { get; init; } = Seq - 1;
}
