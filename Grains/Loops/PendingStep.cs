using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>What the next commit writes.</summary>
/// <param name="Seq">The newest step in it.</param>
/// <param name="State">Encoded, as of that step.</param>
/// <param name="Decided">Decisions to deliver.</param>
/// <param name="Retired">Decisions that need no more delivery.</param>
internal sealed record PendingStep(long Seq, byte[] State, IReadOnlyList<OutboxEntry> Decided, IReadOnlyList<OutboxRetirement> Retired);
