namespace OrleansHa.Grains.Store;

/// <summary>A loop of an owner that is gone.</summary>
/// <param name="Name">The loop.</param>
/// <param name="Zones">Zones that may hold it; empty is all.</param>
/// <param name="Standbys">Addresses of silos that could take it over from memory, in their order.</param>
internal sealed record OwnedLoop(string Name, IReadOnlyList<string> Zones, IReadOnlyList<SiloAddress> Standbys);
