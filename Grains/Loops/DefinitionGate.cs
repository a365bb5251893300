using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Processors.Custom;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Loops;

/// <summary>What a text has to pass to be put in force: its own form first, then the cluster as it is and whether it can control.</summary>
internal sealed class DefinitionGate(IClusterMembershipService membership, SiloZones zones, ICustomCode custom, IGrainFactory grains)
{
    // More loops in one cascade than anyone has drawn; each costs a call.
    private const int LongestCascade = 16;

    /// <summary>Syntax, schema and formulas. There is a definition exactly when there is no problem, but for that of another name.</summary>
    public static (ParseResult Parsed, DefinitionProblem[] Problems) Read(string text, string? expectedName)
    {
        var parsed = LoopDefinitionParser.Parse(text);
        if (parsed.Definition is not { } loop)
            return (parsed, [.. parsed.Errors.Select(DefinitionProblems.From)]);
        if (expectedName is not null && loop.Name != expectedName)
            return (parsed, [DefinitionProblems.WrongName(loop.Name, expectedName)]);
        return (parsed, [.. FormulaCheck.Problems(loop, text)]);
    }

    /// <summary>Topology against this silo's view of the cluster, control checks, and whether the classes it names are there.</summary>
    public async Task<(DefinitionProblem[] Errors, DefinitionProblem[] Warnings)> CheckAsync(ParseResult parsed)
    {
        var found = LoopDefinitionChecks.Topology(parsed, await ShapeAsync(parsed.Definition!)).AddRange(LoopDefinitionChecks.Control(parsed));
        return ([.. Pick(warnings: false), .. CustomClassCheck.Problems(parsed.Definition!, parsed, custom)], Pick(warnings: true));

        DefinitionProblem[] Pick(bool warnings) => [.. found.Where(error => error.IsWarning == warnings).Select(DefinitionProblems.From)];
    }

    private async Task<ClusterShape> ShapeAsync(LoopDefinition loop)
    {
        var active = membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active)
            .Select(member => zones.ZoneOf(member.SiloAddress)).Where(zone => zone.Length > 0);
        return new ClusterShape([.. active], await CascadeAsync(loop));
    }

    /// <summary>Whose output each loop of the cascade follows, from the one that this loop follows on.</summary>
    private async Task<ImmutableDictionary<string, string>> CascadeAsync(LoopDefinition loop)
    {
        var follows = ImmutableDictionary<string, string>.Empty;
        var next = (loop.Controller as CascadeControllerDefinition)?.SetpointFrom.Loop;
        while (next is not null && next != loop.Name && !follows.ContainsKey(next) && follows.Count < LongestCascade)
        {
            var outer = await grains.GetGrain<IFeedbackLoopGrain>(next).GetAsync();
            var from = outer is null ? null : (LoopDefinitionParser.Parse(outer.Definition).Definition?.Controller as CascadeControllerDefinition)?.SetpointFrom.Loop;
            if (from is not null)
                follows = follows.Add(next, from);
            next = from;
        }

        return follows;
    }
}
