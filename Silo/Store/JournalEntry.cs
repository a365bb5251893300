using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>What a record says: a loop's uncommitted steps, or that there are none any more.</summary>
/// <param name="Id">The loop's row.</param>
/// <param name="Epoch">The epoch of its owner.</param>
/// <param name="Steps">Null: all that was journalled for this loop and epoch is settled.</param>
internal sealed record JournalEntry(long Id, long Epoch, JournalledSteps? Steps);
