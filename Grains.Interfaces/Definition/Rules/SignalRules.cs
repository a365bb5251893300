using System.Globalization;
using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Rules of signals and their selectors.</summary>
internal static class SignalRules
{
    // Long enough that a source which is slow once is not lost.
    private static readonly TimeSpan LeastDefaultStall = TimeSpan.FromSeconds(3);

    internal static SignalDefinition Apply(SignalDefinition signal, MappingReader reader, BindScope scope)
    {
        signal = signal with { Sources = [.. signal.Sources.Select((source, i) => source.Priority == 0 ? source with { Priority = i + 1 } : source)] };
        CheckNames(signal, reader);
        CheckZones(signal, reader);
        CheckSubstitutes(signal, reader);
        var pulls = signal.Sources.Select(source => source.Input.PullPeriod).OfType<TimeSpan>().ToList();
        return signal with
        {
            Selector = Selector(signal, reader.Inner("selector")),
            Watchdog = Stall(signal.Watchdog, pulls, reader.Inner("watchdog"), scope.Period),
        };
    }

    internal static WatchdogDefinition Watchdog(WatchdogDefinition watchdog, MappingReader reader)
    {
        if (watchdog.StuckAfter == 1)
            reader.Fault("stuckAfter", DefinitionErrorCodes.OutOfRange, "stuckAfter counts identical values: 0 (off), or 2 and more.");
        return watchdog;
    }

    private static void CheckNames(SignalDefinition signal, MappingReader reader)
    {
        var names = new HashSet<string>();
        for (var i = 0; i < signal.Sources.Length; i++)
        {
            if (!names.Add(signal.Sources[i].Name))
                reader.Item("sources", i).Fault("name", DefinitionErrorCodes.DuplicateName, $"Another source of this signal is named '{signal.Sources[i].Name}': give this one another name.");
        }
    }

    private static void CheckZones(SignalDefinition signal, MappingReader reader)
    {
        var zones = signal.Sources.Select(source => source.Zone).OfType<string>().ToList();
        if (zones.Count > 1 && zones.Distinct().Count() == 1)
            reader.Fault("sources", DefinitionErrorCodes.SingleZone,
                $"Every source with a zone is in '{zones[0]}': when it is lost, so is the signal. Add a source in another zone.");
    }

    private static void CheckSubstitutes(SignalDefinition signal, MappingReader reader)
    {
        var place = reader.Inner("onBad");
        for (var action = signal.OnBad; action is not null; action = action.Then)
        {
            // A chain in the short form has the value of its second action with the first.
            if (action.Value is { } value && !signal.Range.Contains(value))
                (place.Has("value") ? place : reader.Inner("onBad")).Fault("value", DefinitionErrorCodes.OutOfRange,
                    $"The substitute has to be within the signal's range, {signal.Range.Low} to {signal.Range.High}.");
            place = place.Inner("then");
        }
    }

    private static SelectorDefinition Selector(SignalDefinition signal, MappingReader reader)
    {
        var (selector, sources) = (signal.Selector, signal.Sources.Length);
        if (selector.Quorum > sources)
            reader.Fault("quorum", DefinitionErrorCodes.QuorumAboveSources,
                $"The quorum {selector.Quorum} is above the number of sources, {sources}.", sources.ToString(CultureInfo.InvariantCulture));
        if (selector.Type is SelectorType.Failover or SelectorType.LoadBalance && selector.MaxDeviation is not null)
            reader.Fault("maxDeviation", DefinitionErrorCodes.ImpossibleCombination,
                $"{(selector.Type == SelectorType.Failover ? "failover" : "load_balance")} does not compare sources; maxDeviation needs median, average, a vote, max or min.");
        if (selector.Type == SelectorType.Vote2oo3 && sources != 3)
            reader.Fault("type", DefinitionErrorCodes.ImpossibleCombination, $"vote2oo3 needs exactly 3 sources, not {sources}; use quorum or median.", "quorum");
        if (selector.Type is SelectorType.Vote2oo3 or SelectorType.Quorum && selector.MaxDeviation is null)
            reader.Fault("type", DefinitionErrorCodes.MissingKey, "A vote needs 'maxDeviation' to know which sources agree.", "maxDeviation");
        if (selector.Type == SelectorType.Vote2oo3 && reader.Has("quorum") && selector.Quorum != 2)
            reader.Fault("quorum", DefinitionErrorCodes.ImpossibleCombination, "The quorum of vote2oo3 is 2.", "2");
        if (selector.Type == SelectorType.LoadBalance && sources < 2)
            reader.Fault("type", DefinitionErrorCodes.ImpossibleCombination, "load_balance needs at least 2 sources.");
        return selector.Quorum > 0 ? selector : selector with { Quorum = DefaultQuorum(selector.Type, sources) };
    }

    private static int DefaultQuorum(SelectorType type, int sources) => type switch
    {
        SelectorType.Median or SelectorType.Average or SelectorType.Quorum => (sources / 2) + 1,
        SelectorType.Vote2oo3 => 2,
        _ => 1,
    };

    private static WatchdogDefinition Stall(WatchdogDefinition watchdog, List<TimeSpan> pulls, MappingReader reader, TimeSpan? period)
    {
        if (!reader.Has("stallAfter"))
        {
            var missed = (pulls.Count > 0 ? pulls.Max() : period ?? TimeSpan.Zero) * 3;
            return watchdog with { StallAfter = missed > LeastDefaultStall ? missed : LeastDefaultStall };
        }

        if (pulls.Count > 0 && watchdog.StallAfter < pulls.Max())
            reader.Fault("stallAfter", DefinitionErrorCodes.StallBeforePull,
                $"stallAfter {DurationText.Write(watchdog.StallAfter)} is shorter than a source's pull period, {DurationText.Write(pulls.Max())}: it would always be stalled.",
                DurationText.Write(pulls.Max() * 3));
        return watchdog;
    }
}
