namespace OrleansHa.Grains.Store;

/// <summary>What the store holds of a loop.</summary>
/// <param name="Epoch">The one in force.</param>
/// <param name="Seq">The last committed step.</param>
internal sealed record LoopHead(long Epoch, long Seq);
