namespace OrleansHa.Grains.Store;

/// <summary>Where a loop stands, in short: equal at two looks when it has not committed in between.</summary>
internal sealed record LoopPulse(long Id, string Name, string Owner, long Epoch, long Seq, long Revision);
