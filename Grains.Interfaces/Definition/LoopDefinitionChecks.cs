using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Rules;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>
/// The third and fourth tier of what a definition has to pass, after its text is right: whether it fits the cluster, and whether
/// it can control. They are for applying and linting; a stored definition is loaded without them, because a cluster changes.
/// </summary>
public static class LoopDefinitionChecks
{
    /// <summary>Zones, replicas and cascades against the cluster; quorums against the loss of one zone. Nothing for a text that is not valid.</summary>
    public static ImmutableArray<DefinitionError> Topology(ParseResult parsed, ClusterShape cluster) =>
        parsed.Definition is { } loop ? Sorted(TopologyChecks.Of(loop, cluster, Places(parsed))) : [];

    /// <summary>Period against the process, set-point against limits, rate against range, action against the sign of the process. Nothing for a text that is not valid.</summary>
    public static ImmutableArray<DefinitionError> Control(ParseResult parsed) =>
        parsed.Definition is { } loop ? Sorted(ControlChecks.Of(loop, Places(parsed))) : [];

    // A silo or a zone that is away comes back; a definition must be applicable meanwhile. A zone that is nearly another's name is a slip.
    private static bool IsWarning(DefinitionError error) => error.Code switch
    {
        DefinitionErrorCodes.TooFewZones or DefinitionErrorCodes.QuorumInOneZone or DefinitionErrorCodes.StallTooLong or DefinitionErrorCodes.RateTooSlow => true,
        DefinitionErrorCodes.UnknownZone => error.Suggestion is null,
        _ => false,
    };

    private static Faults Places(ParseResult parsed) => new(parsed);

    private static ImmutableArray<DefinitionError> Sorted(IEnumerable<DefinitionError> errors) =>
        [.. errors.OrderBy(error => error.Line).ThenBy(error => error.Column).Take(DefinitionBounds.Errors).Select(error => error with { IsWarning = IsWarning(error) })];
}
