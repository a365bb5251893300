namespace OrleansHa.Grains.Store;

/// <summary>Loops that are placed alike.</summary>
/// <param name="Name">Of the one loop, or empty for all of a kind.</param>
/// <param name="Owner">Address of the silo that owns them; empty when they are released.</param>
/// <param name="Wanted">How many standbys they ask for.</param>
/// <param name="Zones">Zones that may hold them; empty is all.</param>
/// <param name="Standbys">Addresses of silos that could take them over from memory.</param>
/// <param name="Count">How many there are.</param>
internal sealed record PlacedLoops(
    string Name, string Owner, int Wanted, IReadOnlyList<string> Zones, IReadOnlyList<string> Standbys, int Count);
