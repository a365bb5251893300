using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The cluster as it is, as far as a definition can fit it or not.</summary>
/// <param name="Zones">Zones with at least one active silo.</param>
/// <param name="SetpointsFrom">For each cascaded loop that is applied: the loop its set-point comes from.</param>
public sealed record ClusterShape(ImmutableSortedSet<string> Zones, ImmutableDictionary<string, string> SetpointsFrom);
