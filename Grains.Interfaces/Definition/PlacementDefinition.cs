namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Where a loop and its replicas run.</summary>
/// <param name="Standby">What stands ready.</param>
/// <param name="Replicas">The owner and its standbys, 1 to 5.</param>
/// <param name="SpreadBy">What keeps them apart.</param>
public sealed record PlacementDefinition(StandbyKind Standby, int Replicas, SpreadBy SpreadBy);
