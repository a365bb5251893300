namespace OrleansHa.Grains.Placement;

/// <summary>A silo that may run loops.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Zone">Empty while it is not known.</param>
/// <param name="IsWarm">Whether it has run for a while.</param>
internal readonly record struct PlacedSilo(SiloAddress Address, string Zone, bool IsWarm);
