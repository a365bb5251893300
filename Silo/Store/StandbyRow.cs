namespace OrleansHa.Silo.Store;

/// <summary>Who stands by for a loop.</summary>
/// <param name="LoopId">The loop's row.</param>
/// <param name="Epoch">The owner's.</param>
/// <param name="Wanted">How many standbys are asked for.</param>
/// <param name="Zones">Zones that may hold the loop; empty is all.</param>
/// <param name="Silos">Addresses of those that could take over from memory, in their order.</param>
internal sealed record StandbyRow(long LoopId, long Epoch, int Wanted, IReadOnlyList<string> Zones, IReadOnlyList<string> Silos);
