namespace OrleansHa.Grains.Store;

/// <summary>What a claimant remembers of a loop: whatever of it is still true need not be read.</summary>
/// <param name="Seq">The committed step it is of.</param>
/// <param name="Revision">The definition's.</param>
/// <param name="State">As committed.</param>
/// <param name="Definition">Its text.</param>
/// <param name="AppliedAt">When it was put in force.</param>
/// <param name="Outbox">Undelivered decisions after that step; null when they are not remembered.</param>
internal sealed record RememberedLoop(
    long Seq, long Revision, byte[] State, string Definition, DateTimeOffset AppliedAt, IReadOnlyList<OutboxEntry>? Outbox);
