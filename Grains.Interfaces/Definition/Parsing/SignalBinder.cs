namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Reads <c>spec.signals</c>.</summary>
internal static class SignalBinder
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    // Long enough that a source which is slow once is not lost, short enough that a stopped one is not trusted for long.
    private static readonly TimeSpan DefaultSwitchBack = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LeastDefaultStall = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan DefaultMaxAge = TimeSpan.FromSeconds(30);

    internal static SignalSet BindAll(MappingReader spec, ErrorSink errors, TimeSpan? period)
    {
        var names = new List<string>();
        var bound = new List<SignalDefinition>();
        if (spec.Mapping("signals", required: true) is not { } signals)
            return new SignalSet(names, bound);
        foreach (var (name, at, node, path) in signals.Members())
        {
            names.Add(name);
            if (!MappingReader.IsName(name))
                errors.Add(at, path, DefinitionErrorCodes.WrongForm, MappingReader.NameRule(name));
            if (names.Count > DefinitionBounds.Signals)
            {
                errors.Add(at, path, DefinitionErrorCodes.TooMany, $"A loop has at most {DefinitionBounds.Signals} signals.");
                break;
            }

            if (MappingReader.AsMapping(node, path, errors) is { } reader && Bind(reader, errors, name, period) is { } signal)
                bound.Add(signal);
        }

        if (names.Count == 0)
            spec.Fault("signals", DefinitionErrorCodes.MissingKey, "A loop needs at least one signal.");
        return new SignalSet(names, bound);
    }

    private static SignalDefinition? Bind(MappingReader reader, ErrorSink errors, string name, TimeSpan? period)
    {
        var units = Units(reader);
        var range = reader.Range("range");
        var sources = SourceBinder.BindAll(reader, errors, period);
        var selector = Selector(reader, sources.Declared);
        var watchdog = Watchdog(reader, sources, period);
        var onBad = OnBad(reader, range);
        reader.Finish();
        return units is null || range is null ? null : new SignalDefinition(name, units, range, selector, watchdog, onBad, sources.Bound);
    }

    private static string? Units(MappingReader reader)
    {
        if (reader.Text("units", required: true) is not { } units)
            return null;
        if (SignalUnits.TryCanonical(units, out var canonical))
            return canonical;
        var nearest = SignalUnits.Nearest(units);
        var hint = nearest is null ? "use a UCUM code such as ms, Cel, %, bar or 1" : $"did you mean '{nearest}'?";
        reader.Fault("units", DefinitionErrorCodes.WrongUnit, $"Unknown unit '{Excerpt.Of(units)}'; {hint}", nearest);
        return null;
    }

    private static SelectorDefinition Selector(MappingReader signal, int sources)
    {
        var majority = Math.Max(1, (sources / 2) + 1);
        if (signal.Mapping("selector") is not { } reader)
            return new SelectorDefinition(SelectorType.Failover, 1, null, DefaultSwitchBack);

        var type = reader.Word("type", Words.Selectors, required: true);
        var quorum = reader.Whole("quorum", 1, DefinitionBounds.Sources);
        var maxDeviation = reader.Number("maxDeviation", NumberBounds.Positive);
        var switchBackAfter = reader.Duration("switchBackAfter", TimeSpan.Zero, LongestWait) ?? DefaultSwitchBack;
        if (quorum > sources && sources > 0)
            reader.Fault("quorum", DefinitionErrorCodes.QuorumAboveSources, $"The quorum {quorum} is above the number of sources, {sources}.", sources.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (type == SelectorType.Failover && maxDeviation is not null)
            reader.Fault("maxDeviation", DefinitionErrorCodes.ImpossibleCombination, "failover does not compare sources; maxDeviation needs median.");
        reader.Finish();
        return new SelectorDefinition(
            type ?? SelectorType.Failover, quorum ?? (type == SelectorType.Median ? majority : 1), maxDeviation, switchBackAfter);
    }

    private static WatchdogDefinition Watchdog(MappingReader signal, SourceSet sources, TimeSpan? period)
    {
        var slowest = sources.SlowestPull ?? period ?? TimeSpan.Zero;
        var threeMissed = slowest * 3 > LeastDefaultStall ? slowest * 3 : LeastDefaultStall;
        if (signal.Mapping("watchdog") is not { } reader)
            return new WatchdogDefinition(threeMissed, 0);

        var stallAfter = reader.Duration("stallAfter", ShortestWait, LongestWait);
        var stuckAfter = reader.Whole("stuckAfter", 0, 1_000_000);
        if (stallAfter < sources.SlowestPull)
            reader.Fault("stallAfter", DefinitionErrorCodes.StallBeforePull,
                $"stallAfter {DurationText.Write(stallAfter.Value)} is shorter than a source's pull period, {DurationText.Write(sources.SlowestPull.Value)}: it would always be stalled.");
        if (stuckAfter == 1)
            reader.Fault("stuckAfter", DefinitionErrorCodes.OutOfRange, "stuckAfter counts identical values: 0 (off), or 2 and more.");
        reader.Finish();
        return new WatchdogDefinition(stallAfter ?? threeMissed, stuckAfter ?? 0);
    }

    private static OnBadDefinition OnBad(MappingReader signal, ValueRange? range)
    {
        if (signal.Mapping("onBad") is not { } reader)
            return new OnBadDefinition(SignalFailAction.HoldLast, DefaultMaxAge, SignalFailAction.Manual, null);

        var action = reader.Word("action", Words.FailActions, required: true);
        var maxAge = reader.Duration("maxAge", ShortestWait, LongestWait);
        var afterwards = reader.Word("then", Words.FailActions);
        var value = reader.Number("value", NumberBounds.Finite);
        reader.Finish();
        var holds = action == SignalFailAction.HoldLast;
        if (action is not null && !holds && (reader.Has("maxAge") || reader.Has("then")))
            reader.Fault(reader.Has("maxAge") ? "maxAge" : "then", DefinitionErrorCodes.ImpossibleCombination, "'maxAge' and 'then' belong to hold_last.");
        if (holds && afterwards == SignalFailAction.HoldLast)
            reader.Fault("then", DefinitionErrorCodes.ImpossibleCombination, "hold_last cannot be followed by hold_last.");
        var substitutes = action == SignalFailAction.Substitute || (holds && afterwards == SignalFailAction.Substitute);
        if (substitutes && !reader.Has("value"))
            reader.Fault("action", DefinitionErrorCodes.MissingKey, "substitute needs a 'value'.", "value");
        if (!substitutes && action is not null && reader.Has("value"))
            reader.Fault("value", DefinitionErrorCodes.ImpossibleCombination, "'value' belongs to substitute.");
        if (substitutes && value is { } substitute && range is not null && !range.Contains(substitute))
            reader.Fault("value", DefinitionErrorCodes.OutOfRange, $"The substitute has to be within the signal's range, {range.Low} to {range.High}.");
        return new OnBadDefinition(
            action ?? SignalFailAction.HoldLast,
            holds ? maxAge ?? DefaultMaxAge : null,
            holds ? afterwards ?? SignalFailAction.Manual : null,
            substitutes ? value : null);
    }
}
