namespace OrleansHa.Grains.Store;

/// <summary>A request for ownership.</summary>
/// <param name="Name">The loop.</param>
/// <param name="Owner">Who wants to own it.</param>
/// <param name="ExpectedEpoch">Null claims whatever is in force.</param>
/// <param name="Known">What the claimant remembers; only what has changed since is read.</param>
internal sealed record LoopClaim(string Name, LoopOwner Owner, long? ExpectedEpoch = null, RememberedLoop? Known = null);
