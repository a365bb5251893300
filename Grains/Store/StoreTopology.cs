namespace OrleansHa.Grains.Store;

/// <summary>The servers of the store, as the one that takes writes tells.</summary>
/// <param name="Primary"><c>host:port</c>.</param>
/// <param name="IsReadOnly">It is a standby itself: nothing can be committed.</param>
/// <param name="AwaitsStandby">Commits wait for a synchronous standby, and none follows.</param>
/// <param name="Standbys">Each with its name, address, state and kind of replication.</param>
internal sealed record StoreTopology(string Primary, bool IsReadOnly, bool AwaitsStandby, IReadOnlyList<string> Standbys);
