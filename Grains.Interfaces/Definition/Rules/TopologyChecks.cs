namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>A loop against the cluster.</summary>
internal static class TopologyChecks
{
    // More loops in one cascade than anyone has drawn.
    private const int LongestCascade = 1000;

    internal static IEnumerable<DefinitionError> Of(LoopDefinition loop, ClusterShape cluster, Faults faults) =>
        Zones(loop, cluster, faults).Concat(Replicas(loop, cluster, faults)).Concat(Quorums(loop, faults)).Concat(Cascades(loop, cluster, faults));

    private static IEnumerable<DefinitionError> Zones(LoopDefinition loop, ClusterShape cluster, Faults faults)
    {
        for (var i = 0; i < loop.Placement.Zones.Length; i++)
        {
            if (Unknown(loop.Placement.Zones[i], cluster, $"spec.placement.zones[{i}]", faults) is { } error)
                yield return error;
        }

        if (loop.Placement.PreferredZone is { } preferred && Unknown(preferred, cluster, "spec.placement.preferredZone", faults) is { } wrong)
            yield return wrong;
        for (var i = 0; i < loop.Remediation.Length; i++)
        {
            for (var n = 0; n < loop.Remediation[i].Do.Length; n++)
            {
                if (loop.Remediation[i].Do[n] is MigrateRemedy { To: not "otherZone" and var to }
                    && Unknown(to, cluster, $"spec.remediation[{i}].do[{n}].migrate.to", faults) is { } nowhere)
                    yield return nowhere;
            }
        }
    }

    private static DefinitionError? Unknown(string zone, ClusterShape cluster, string path, Faults faults) => cluster.Zones.Contains(zone)
        ? null
        : faults.At(path, DefinitionErrorCodes.UnknownZone,
            $"No active silo is in zone '{zone}'; the cluster has {string.Join(", ", cluster.Zones)}.", NearestWord.Of(zone, cluster.Zones));

    private static IEnumerable<DefinitionError> Replicas(LoopDefinition loop, ClusterShape cluster, Faults faults)
    {
        var zones = loop.Placement.Zones.IsEmpty ? cluster.Zones.Count : loop.Placement.Zones.Count(cluster.Zones.Contains);
        if (loop.Placement.Standby == StandbyKind.Hot && loop.Placement.Replicas > zones)
            yield return faults.At("spec.placement.replicas", DefinitionErrorCodes.TooFewZones,
                $"{loop.Placement.Replicas} replicas in zones of their own need as many zones, but {zones} {(zones == 1 ? "has" : "have")} an active silo: add silos, or ask for fewer.");
    }

    private static IEnumerable<DefinitionError> Quorums(LoopDefinition loop, Faults faults)
    {
        if (loop.Placement.Standby != StandbyKind.Hot)
            yield break;
        foreach (var signal in loop.Signals)
        {
            foreach (var zone in signal.Sources.Select(source => source.Zone).OfType<string>().Distinct())
            {
                var left = signal.Sources.Count(source => source.Zone != zone);
                if (left >= signal.Selector.Quorum)
                    continue;
                yield return faults.At($"spec.signals.{signal.Name}.selector.quorum", DefinitionErrorCodes.QuorumInOneZone,
                    $"Without zone '{zone}' signal '{signal.Name}' has {left} sources and needs {signal.Selector.Quorum}: the standby would take over a blind loop. Spread the sources, or lower the quorum.");
                break;
            }
        }
    }

    private static IEnumerable<DefinitionError> Cascades(LoopDefinition loop, ClusterShape cluster, Faults faults)
    {
        if (loop.Controller is not CascadeControllerDefinition cascade)
            yield break;
        var way = new List<string> { loop.Name };
        for (var next = cascade.SetpointFrom.Loop; next is not null && way.Count < LongestCascade; next = cluster.SetpointsFrom.GetValueOrDefault(next))
        {
            way.Add(next);
            if (next != loop.Name)
                continue;
            yield return faults.At("spec.controller.setpointFrom", DefinitionErrorCodes.Cycle,
                $"Loops take their set-points from each other in a circle: {string.Join(" -> ", way)}. Give one of them a set-point of its own.");
            yield break;
        }
    }
}
