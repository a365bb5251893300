using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Where a loop and its replicas run.</summary>
/// <param name="Standby">What stands ready; <c>hot</c> follows every commit and takes over from memory.</param>
/// <param name="Replicas">The owner and its standbys; default 2 with <c>hot</c>, else 1.</param>
/// <param name="SpreadBy">What keeps them apart.</param>
public sealed record PlacementDefinition(
    [Default("none")] StandbyKind Standby,
    [Within(1, 5), Computed("2 with standby hot, else 1")] int Replicas,
    [Default("zone")] SpreadBy SpreadBy)
{
    /// <summary>Zones that may hold the loop; empty is all.</summary>
    [Count(0, DefinitionBounds.Zones), Text(TextForm.Dns)]
    public ImmutableArray<string> Zones { get; init; } = [];

    /// <summary>The zone that the owner belongs in when it can choose; absent is any.</summary>
    [Text(TextForm.Dns)]
    public string? PreferredZone { get; init; }

    /// <summary>Whether an owner goes back to the preferred zone once it is whole again.</summary>
    [Default("stay")]
    public FailbackRule Failback { get; init; }

    /// <summary>With <c>failback: return</c>: how long the zone has to be whole before.</summary>
    [Default("5m"), Span("1s", "24h")]
    public TimeSpan FailbackAfter { get; init; } = TimeSpan.FromMinutes(5);
}
